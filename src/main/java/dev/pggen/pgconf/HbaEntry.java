package dev.pggen.pgconf;

import dev.pggen.source.Span;
import java.util.List;
import java.util.Optional;

/** A line of pg_hba.conf that says something. */
public sealed interface HbaEntry {
  /** From its first to its last word; lines joined by backslashes are one. */
  Span span();

  /**
   * Who may sign in from where and how; the first record that matches decides.
   *
   * @param type for which connections
   * @param databases names and keywords, at least one
   * @param users names and keywords, at least one
   * @param address from where; none for {@code local}
   * @param method one that the version knows; {@code ident} on {@code local} means peer
   * @param methodSpan where the method is
   * @param options of the method, in order
   * @param span the whole
   */
  record Record(
      HbaType type,
      List<HbaToken> databases,
      List<HbaToken> users,
      Optional<HbaAddress> address,
      String method,
      Span methodSpan,
      List<HbaOption> options,
      Span span)
      implements HbaEntry {
    public Record {
      databases = List.copyOf(databases);
      users = List.copyOf(users);
      options = List.copyOf(options);
    }

    /** The value of an option; the last one counts. */
    public Optional<String> option(String name) {
      return options.stream()
          .filter(option -> option.name().equals(name))
          .map(HbaOption::value)
          .reduce((first, second) -> second);
    }
  }

  /**
   * Other files whose records stand here, from 16 on.
   *
   * @param directive {@code include}, {@code include_if_exists} or {@code include_dir}
   * @param path relative to the directory of this file
   * @param span the whole
   */
  record Include(String directive, String path, Span span) implements HbaEntry {}
}

package dev.pggen.lint.format;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.Nearest;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Parameter;
import dev.pggen.stack.VersionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A parameter that the server of this version does not know. */
public final class Pg813UnknownSetting implements ConfFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG813",
          "unknown-setting",
          Severity.ERROR,
          "the server does not start with a parameter that it does not know");

  /** Names that servers take and do not list, and one that a distribution adds. */
  private static final Set<String> UNLISTED =
      Set.of(
          "default_with_oids",
          "ssl_renegotiation_limit",
          "role",
          "session_authorization",
          "is_superuser",
          "seed",
          "sort_mem",
          "vacuum_mem",
          "ssl_ecdh_curve",
          "extension_destdir");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(ConfDocument document) {
    int major = document.major().orElse(0);
    if (major < VersionMatrix.OLDEST || major > VersionMatrix.NEWEST) {
      return Stream.empty();
    }
    List<Finding> found = new ArrayList<>();
    for (PgConfEntry entry : document.settings()) {
      String name = entry.name().toLowerCase(Locale.ROOT);
      boolean ofExtension = name.indexOf('.') >= 0;
      if (!ofExtension
          && !UNLISTED.contains(name)
          && VersionMatrix.parameter(name, major).isEmpty()) {
        found.add(finding(entry, name, major));
      }
    }
    return found.stream();
  }

  private static Finding finding(PgConfEntry entry, String name, int major) {
    List<Parameter> history = VersionMatrix.history(name);
    if (history.isEmpty()) {
      Finding finding =
          INFO.at(
              entry.nameSpan(), "PostgreSQL " + major + " has no parameter `" + entry.name() + "`");
      Optional<String> near = Nearest.of(name, VersionMatrix.names(major));
      return near.isPresent()
          ? finding
              .help("did you mean `" + near.get() + "`? If it is of an older version, take it out")
              .fix(
                  Fix.unsafe(
                      "write `" + near.get() + "`", new Fix.Replace(entry.nameSpan(), near.get())))
          : finding.help("take it out");
    }
    int last = history.get(history.size() - 1).last();
    if (last < major) {
      return INFO.at(
              entry.nameSpan(),
              "`" + entry.name() + "` is gone: PostgreSQL " + last + " was the last to have it")
          .help("take it out")
          .fix(
              Fix.unsafe("take `" + entry.name() + "` out", new Fix.RemoveEntry(entry.nameSpan())));
    }
    return INFO.at(
            entry.nameSpan(),
            "`"
                + entry.name()
                + "` came with PostgreSQL "
                + history.get(0).first()
                + ", the server is "
                + major)
        .help("take it out, or move to that version first");
  }
}

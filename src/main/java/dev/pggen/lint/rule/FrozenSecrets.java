package dev.pggen.lint.rule;

import dev.pggen.stack.ImageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of variables that count at the first start only ({@code frozen.tsv}). */
final class FrozenSecrets {
  /**
   * A variable of an image.
   *
   * @param repository with registry
   * @param variable its name, without what makes it a path
   * @param later what another value does after the first start
   * @param change how it is changed instead, if that is known
   */
  record Frozen(String repository, String variable, Later later, Optional<String> change) {}

  /** What another value does after the first start. */
  enum Later {
    /** Nothing. */
    IGNORED,
    /** The program does not start. */
    REFUSED,
    /** What was encrypted with the first value cannot be read. */
    UNREADABLE
  }

  private FrozenSecrets() {}

  private static final class Loaded {
    private static final List<Frozen> ALL = load();
  }

  /** The variable that a name means, itself or in the form that takes a path. */
  static Optional<Frozen> of(ImageRef image, String name) {
    String full = image.full();
    return Loaded.ALL.stream()
        .filter(
            f ->
                f.repository().equals(full)
                    && (name.equals(f.variable())
                        || name.equals(f.variable() + "_FILE")
                        || name.equals(f.variable() + "__FILE")
                        || name.equals("FILE__" + f.variable())))
        .findFirst();
  }

  private static List<Frozen> load() {
    List<Frozen> all = new ArrayList<>();
    for (List<String> row : Table.read("frozen.tsv")) {
      Later later = Later.valueOf(row.get(2).toUpperCase(Locale.ROOT));
      Optional<String> change = row.get(3).equals("-") ? Optional.empty() : Optional.of(row.get(3));
      all.add(new Frozen(row.get(0), row.get(1), later, change));
    }
    return List.copyOf(all);
  }
}

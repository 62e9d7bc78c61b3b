package dev.pggen.lint.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of variables that count at the first start only ({@code frozen.tsv}). */
final class FrozenSecrets {
  private static final String RESOURCE = "frozen.tsv";
  private static final int COLUMNS = 5;

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
  static Optional<Frozen> of(String repository, String name) {
    String full = full(repository);
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

  private static String full(String repository) {
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    if (first.indexOf('.') >= 0 || first.indexOf(':') >= 0) {
      return repository;
    }
    return "docker.io/" + (slash < 0 ? "library/" : "") + repository;
  }

  private static List<Frozen> load() {
    List<Frozen> all = new ArrayList<>();
    for (String line : text().split("\n")) {
      if (line.startsWith("#") || line.startsWith("repository\t")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length != COLUMNS) {
        throw new IllegalStateException(RESOURCE + ": " + line + " has not " + COLUMNS);
      }
      all.add(
          new Frozen(
              columns[0],
              columns[1],
              Later.valueOf(columns[2].toUpperCase(Locale.ROOT)),
              columns[3].equals("-") ? Optional.empty() : Optional.of(columns[3])));
    }
    return List.copyOf(all);
  }

  private static String text() {
    try (InputStream in = FrozenSecrets.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE + " in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

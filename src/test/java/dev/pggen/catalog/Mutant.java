package dev.pggen.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The small app with one thing changed.
 *
 * @param name what is changed
 * @param refused whether the catalog's own validator refuses it; run by hand
 * @param file in which file
 * @param from the text that goes; empty for the whole file
 * @param to the text that comes, or an order: DELETE, EMPTY (its directory stays), MODE (no longer
 *     executable), TEXT and the whole text
 */
record Mutant(String name, boolean refused, String file, String from, String to) {
  private static final Path LIST = Path.of("src/test/resources/dev/pggen/catalog/mutants.tsv");

  /** All of them, in the order of the list. */
  static List<Mutant> all() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Mutant::of)
        .toList();
  }

  private static Mutant of(String line) {
    String[] cells = line.split("\t", -1);
    boolean refused =
        switch (cells[1]) {
          case "fail" -> true;
          case "pass" -> false;
          default -> throw new IllegalArgumentException(line);
        };
    return new Mutant(cells[0], refused, cells[2], text(cells[3]), text(cells[4]));
  }

  private static String text(String cell) {
    return cell.replace("\\n", "\n").replace("\\\\", "\\");
  }

  /** The changed app. */
  SmallApp apply() throws IOException {
    SmallApp app = SmallApp.whole();
    if (!from.isEmpty()) {
      String before = app.text(file);
      if (!before.contains(from)) {
        throw new IllegalStateException(name + ": the app does not say " + from);
      }
      int at = before.indexOf(from);
      return app.with(file, before.substring(0, at) + to + before.substring(at + from.length()));
    }
    return switch (to) {
      case "DELETE" -> app.without(file, false);
      case "EMPTY" -> app.without(file, true);
      case "MODE" -> app.withoutMode(file);
      default -> app.with(file, to.substring("TEXT".length()));
    };
  }

  /**
   * An app in memory.
   *
   * @param files texts by path
   * @param programs which of them may be run
   * @param directories that are there without files
   */
  record SmallApp(
      TreeMap<String, String> files, TreeSet<String> programs, TreeSet<String> directories) {
    private static final Path HOME =
        Path.of("src/test/resources/dev/pggen/catalog/community/notes");

    static SmallApp whole() throws IOException {
      TreeMap<String, String> files = new TreeMap<>();
      TreeSet<String> programs = new TreeSet<>();
      AppDirectory read = AppReader.read(HOME, "community/notes").value().orElseThrow();
      read.files().forEach((path, file) -> files.put(path, file.source().text()));
      programs.add("migrations/rename_port"); // a checkout may lose modes
      return new SmallApp(files, programs, new TreeSet<>());
    }

    String text(String file) {
      return files.getOrDefault(file, "");
    }

    SmallApp with(String file, String text) {
      files.put(file, text);
      return this;
    }

    SmallApp without(String file, boolean keepDirectory) {
      files.keySet().removeIf(f -> f.equals(file) || f.startsWith(file + "/"));
      if (keepDirectory) {
        directories.add(file.substring(0, file.lastIndexOf('/')));
      }
      return this;
    }

    SmallApp withoutMode(String file) {
      programs.remove(file);
      return this;
    }

    /** On disk, below a directory of trains. */
    void write(Path home) throws IOException {
      for (String directory : directories) {
        Files.createDirectories(home.resolve(directory));
      }
      for (var file : files.entrySet()) {
        Path path = home.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        path.toFile().setExecutable(programs.contains(file.getKey()));
      }
    }
  }
}

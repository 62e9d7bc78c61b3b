package dev.pggen.hcl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of small texts, {@code snippets.txt}, with the verdict of HCL's own reader. */
final class HclSnippets {
  private static final Path TABLE = Path.of("src/test/resources/dev/pggen/hcl/snippets.txt");

  /** A text, and whether it is HCL. */
  record Snippet(String text, boolean good) {}

  private HclSnippets() {}

  static List<Snippet> all() throws IOException {
    List<Snippet> all = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (!line.startsWith("#")) {
        all.add(new Snippet(unescaped(line.substring(5)), line.startsWith("good ")));
      }
    }
    return all;
  }

  /** Writes each into a file of its own. */
  static List<Path> write(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Snippet snippet : all()) {
      Path file = directory.resolve("snippet-%03d.hcl".formatted(files.size()));
      Files.writeString(file, snippet.text());
      files.add(file);
    }
    return files;
  }

  private static String unescaped(String line) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char kind = line.charAt(++i);
      switch (kind) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          out.append((char) Integer.parseInt(line.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> out.append(kind);
      }
    }
    return out.toString();
  }
}

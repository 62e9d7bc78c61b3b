package dev.pggen.lint.rule;

import dev.pggen.stack.ImageRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of single images beside what every image has; read from {@code images.tsv}, with
 * the source of each line.
 *
 * @param text what is so, to be read on from a message
 * @param advice what to do instead
 */
record ImageNotes(String text, String advice) {
  /** The name of a repository, or its beginning with a star. */
  private static final int NAME = 0;

  private static final int KIND = 1;
  private static final int TEXT = 2;
  private static final int ADVICE = 3;

  /** What a line of the table is about. */
  enum Kind {
    /** A PostgreSQL image with a start of its own. */
    ENTRYPOINT,
    /** A dump tool whose tag begins with the major of its client. */
    CLIENT,
    /** Nobody mends it any longer. */
    UNMAINTAINED,
    /** An application that keeps its data in SQLite unless it is told otherwise. */
    SQLITE,
    /** It stands before the engine's socket and lets through what is allowed. */
    SOCKET_PROXY
  }

  // Loaded when first asked: most lines of a stack never are.
  private static final class Lines {
    private static final Map<String, List<List<String>>> BY_KIND = byKind();

    private static Map<String, List<List<String>>> byKind() {
      Map<String, List<List<String>>> kinds = new HashMap<>();
      for (List<String> line : Table.read("images.tsv")) {
        String kind = line.get(KIND).toUpperCase(Locale.ROOT);
        kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(line);
      }
      return kinds;
    }
  }

  /** The line of a kind for an image, if there is one. */
  static Optional<ImageNotes> of(ImageRef image, Kind kind) {
    String full = image.full();
    for (List<String> line : Lines.BY_KIND.getOrDefault(kind.name(), List.of())) {
      if (matches(line.get(NAME), full)) {
        return Optional.of(new ImageNotes(line.get(TEXT), line.get(ADVICE)));
      }
    }
    return Optional.empty();
  }

  private static boolean matches(String name, String repository) {
    int last = name.length() - 1;
    return name.charAt(last) == '*'
        ? repository.startsWith(name.substring(0, last))
        : repository.equals(name);
  }
}

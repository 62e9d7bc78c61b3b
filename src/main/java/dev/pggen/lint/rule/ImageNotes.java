package dev.pggen.lint.rule;

import dev.pggen.stack.ImageRef;
import java.util.List;
import java.util.Locale;
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
    private static final List<List<String>> ALL = Table.read("images.tsv");
  }

  /** The line of a kind for an image, if there is one. */
  static Optional<ImageNotes> of(ImageRef image, Kind kind) {
    for (List<String> line : Lines.ALL) {
      if (line.get(KIND).equals(kind.name().toLowerCase(Locale.ROOT))
          && matches(line.get(NAME), image.full())) {
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

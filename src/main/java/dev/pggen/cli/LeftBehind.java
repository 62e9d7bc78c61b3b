package dev.pggen.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Workers that were left behind on a file and still run. Nothing can end them, and an editor or
 * {@code --watch} would add one at each look: a file on which there are enough gets no more.
 */
final class LeftBehind {
  /** A second one, since the file may be another by now. */
  static final int ENOUGH = 2;

  private static final String NAME = "left behind on ";
  private static final int ROOM = 16;

  private LeftBehind() {}

  /** One more; others that work come first from now on. */
  static void add(Path file, Thread worker) {
    worker.setName(NAME + file);
    worker.setPriority(Thread.MIN_PRIORITY);
  }

  /** Those of some files on which enough still run. */
  static List<Path> enough(List<Path> files) {
    List<String> names = names();
    List<Path> all = new ArrayList<>();
    for (String name : names) {
      Path file = Path.of(name.substring(NAME.length()));
      if (names.stream().filter(name::equals).count() >= ENOUGH && files.contains(file)) {
        all.add(file);
      }
    }
    return all;
  }

  private static List<String> names() {
    Thread[] threads = new Thread[Thread.activeCount() + ROOM];
    int count = Thread.enumerate(threads); // only those that have not ended
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().startsWith(NAME)) {
        names.add(threads[i].getName());
      }
    }
    return names;
  }
}

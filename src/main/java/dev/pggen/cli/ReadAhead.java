package dev.pggen.cli;

import dev.pggen.lint.Attempt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads manifests before their turn, while the rules are asked about those before them. Whoever
 * comes to one that nobody has begun reads it himself: what is told depends on no thread.
 */
final class ReadAhead {
  /** So many files are not worth a thread. */
  private static final int FEW = 8;

  /** How many may wait to be taken. */
  private static final int ROOM = 8;

  /** For so long a file is waited for; then it is read once more, by whoever is timed. */
  private static final long LONGEST_MILLIS = 50;

  /** When nobody has taken one for so long, nobody will. */
  private static final long IDLE_SECONDS = 10;

  private final Subjects reader;
  private final LintPaths paths;
  private final Deque<Path> next = new ArrayDeque<>();
  private final Map<Path, FutureTask<Attempt<ReadFile>>> waiting = new HashMap<>();
  private final BlockingQueue<FutureTask<Attempt<ReadFile>>> open =
      new ArrayBlockingQueue<>(2 * ROOM);
  private final Thread thread = new Thread(this::readAll, "read ahead");

  /**
   * Begins, if there is enough to do.
   *
   * @param slow those that are left out, as reported
   */
  ReadAhead(Subjects reader, LintPaths paths, Set<String> slow, Path directory) {
    this.reader = reader;
    this.paths = paths;
    if (paths.files().size() <= FEW
        || paths.piped().isPresent()
        || Runtime.getRuntime().availableProcessors() < 2) {
      return;
    }
    for (Path file : paths.files()) {
      if (Discovery.isCompose(file) && !slow.contains(Stages.shown(file, directory))) {
        next.add(file);
      }
    }
    open();
    thread.setDaemon(true);
    thread.start();
  }

  /** One after the other: what an old object holds stays in memory for long. */
  private void open() {
    while (!next.isEmpty() && waiting.size() < ROOM) {
      Path file = next.remove();
      FutureTask<Attempt<ReadFile>> task = new FutureTask<>(() -> now(file));
      waiting.put(file, task);
      open.offer(task);
    }
  }

  private void readAll() {
    try {
      FutureTask<Attempt<ReadFile>> task = open.poll(IDLE_SECONDS, TimeUnit.SECONDS);
      while (task != null) {
        task.run();
        task = open.poll(IDLE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A file whose turn has come. */
  Attempt<ReadFile> read(Path file) throws IOException {
    FutureTask<Attempt<ReadFile>> task = waiting.remove(file);
    if (task == null) {
      return now(file);
    }
    open();
    task.run(); // does nothing where it has begun
    try {
      return task.get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return now(file);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return now(file);
    } finally {
      if (waiting.isEmpty()) {
        thread.interrupt(); // it would wait for more
      }
    }
  }

  private Attempt<ReadFile> now(Path file) throws IOException {
    return Attempt.at(() -> reader.read(file, paths.overridesOf(file)));
  }
}

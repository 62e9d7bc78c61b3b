package dev.pggen.cli;

import dev.pggen.lint.Attempt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
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
  private static final int ROOM = 16;

  /** For so long a file is waited for; then it is read once more, by whoever is timed. */
  private static final long LONGEST_MILLIS = 50;

  /** When nobody has taken one for so long, nobody will. */
  private static final long IDLE_SECONDS = 10;

  private final Subjects reader;
  private final Map<Path, FutureTask<Attempt<ReadFile>>> waiting = new HashMap<>();
  private final Semaphore room = new Semaphore(ROOM);

  /**
   * Begins, if there is enough to do.
   *
   * @param slow those that are left out, as reported
   */
  ReadAhead(Subjects reader, LintPaths paths, Set<String> slow, Path directory) {
    this.reader = reader;
    if (paths.files().size() <= FEW
        || paths.piped().isPresent()
        || Runtime.getRuntime().availableProcessors() < 2) {
      return;
    }
    Queue<FutureTask<Attempt<ReadFile>>> tasks = new ArrayDeque<>();
    for (Path file : paths.files()) {
      if (Discovery.isCompose(file) && !slow.contains(Stages.shown(file, directory))) {
        List<String> overrides = paths.overridesOf(file);
        FutureTask<Attempt<ReadFile>> task = new FutureTask<>(() -> now(file, overrides));
        waiting.put(file, task);
        tasks.add(task);
      }
    }
    Thread thread = new Thread(() -> readAll(tasks), "read ahead");
    thread.setDaemon(true);
    thread.start();
  }

  private void readAll(Queue<FutureTask<Attempt<ReadFile>>> tasks) {
    try {
      while (!tasks.isEmpty() && room.tryAcquire(IDLE_SECONDS, TimeUnit.SECONDS)) {
        tasks.remove().run(); // of those that were taken, nothing is kept
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A file whose turn has come. */
  Attempt<ReadFile> read(Path file, List<String> overrides) throws IOException {
    FutureTask<Attempt<ReadFile>> task = waiting.remove(file);
    if (task == null) {
      return now(file, overrides);
    }
    room.release();
    task.run(); // does nothing where it has begun
    try {
      return task.get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return now(file, overrides);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return now(file, overrides);
    }
  }

  private Attempt<ReadFile> now(Path file, List<String> overrides) throws IOException {
    return Attempt.at(() -> reader.read(file, overrides));
  }
}

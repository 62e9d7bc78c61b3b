package dev.pggen.cli;

import dev.pggen.lint.Steps;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Work that can be left behind: it ends by itself where it would begin with the next file. */
final class Worker<T> implements Steps {
  private static final long LOOK_MILLIS = 100;
  private static final int FIRST = 3;

  /** How often its time a file may last that does nothing, such as one on a disk that is gone. */
  private static final int IDLE = 15;

  private final FutureTask<T> task;
  private final Thread thread;
  private final double seconds;
  private final Map<String, Long> spent = new HashMap<>();
  private final long began = System.nanoTime();
  private String first = "";
  private String slow = "";
  private volatile Step step = new Step("", 0, began, 1);
  private volatile boolean left;

  /**
   * Where it is.
   *
   * @param file that it works on
   * @param before nanoseconds that went into it earlier
   * @param since when it is back at it
   * @param weight how many times the usual it may take
   */
  private record Step(String file, long before, long since, int weight) {
    double seconds(long now) {
      return (before + now - since) / 1e9 / weight;
    }
  }

  Worker(Function<Steps, T> work, double seconds) {
    this.seconds = seconds;
    this.task = new FutureTask<>(() -> work.apply(this));
    this.thread = new Thread(task, "files");
    thread.setDaemon(true);
  }

  @Override
  public void begin(String file) {
    if (left) {
      throw new CancellationException();
    }
    long now = System.nanoTime();
    Step last = step;
    spent.put(last.file(), last.before() + now - last.since());
    Long before = spent.get(file);
    first = first.isEmpty() ? file : first;
    step = new Step(file, before == null ? 0 : before, now, file.equals(first) ? FIRST : 1);
  }

  /** Its end; nothing if a file took too long. */
  Optional<T> await() {
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return Optional.of(task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
          Step at = step; // once: it may go on before it is left behind
          if (isTooSlow(at, System.nanoTime())) {
            left = true;
            slow = at.file();
            return Optional.empty();
          }
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whoever begins next may know that this one still runs. */
  void leave(Path at) {
    LeftBehind.add(at, thread);
  }

  /** On which file it was left behind. */
  String file() {
    return slow;
  }

  /** By the clock first, which costs nothing; a machine that is busy with others is no reason. */
  private boolean isTooSlow(Step at, long now) {
    double took = at.seconds(now);
    return !at.file().isEmpty()
        && took > seconds
        && (took * share(now) > seconds || took > seconds * IDLE);
  }

  /** How much of the time since its start this worker had a processor. */
  private double share(long now) {
    long cpu = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    return cpu < 0 ? 1 : (double) cpu / (now - began);
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException mistake ? mistake : new IllegalStateException(cause);
  }
}

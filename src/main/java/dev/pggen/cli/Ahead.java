package dev.pggen.cli;

import dev.pggen.artifact.Artifacts;
import dev.pggen.spec.SpecLoader;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts what takes long to start, beside the reading of options and files. Whoever needs it first
 * waits for it, and meets what went wrong in it; nothing else depends on it.
 */
final class Ahead extends Thread {
  private static final String SPEC = "pggen.yaml";

  private final boolean renders;

  private Ahead(boolean renders) {
    super("ahead");
    this.renders = renders;
    setDaemon(true);
    setUncaughtExceptionHandler((thread, mistake) -> {});
  }

  /** For a verb that is about to run with these arguments in this directory. */
  static void of(Verbs verb, List<String> args, Path directory) {
    switch (verb) {
      case LINT -> {
        if (isSpecLikely(args, directory.toFile())) {
          new Ahead(false).start();
        }
      }
      case VALIDATE, LSP -> new Ahead(false).start();
      case RENDER -> new Ahead(true).start();
      default -> {}
    }
  }

  /**
   * Whether a spec is among the files, as far as a glance tells; only time is lost by a mistake.
   */
  static boolean isSpecLikely(List<String> args, File directory) {
    boolean named = false;
    for (String arg : args) {
      File file = new File(arg).isAbsolute() ? new File(arg) : new File(directory, arg);
      if (arg.endsWith(SPEC) || (!arg.isEmpty() && file.isDirectory())) {
        return true;
      }
      named |= file.isFile();
    }
    String[] entries = named ? null : directory.list();
    if (entries != null) {
      for (String entry : entries) {
        if (entry.endsWith(SPEC)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void run() {
    // One of them: with both, whoever renders would wait longer for the slower one.
    if (renders) {
      Artifacts.warmUp();
    } else {
      SpecLoader.warmUp();
    }
  }
}

package dev.pggen.cli;

import dev.pggen.artifact.Artifacts;
import dev.pggen.spec.SpecLoader;

/**
 * Starts what takes long to start, beside the reading of options and files. Whoever needs it first
 * waits for it, and meets what went wrong in it; nothing else depends on it.
 */
final class Ahead extends Thread {
  private final boolean renders;

  private Ahead(boolean renders) {
    super("ahead");
    this.renders = renders;
    setDaemon(true);
    setUncaughtExceptionHandler((thread, mistake) -> {});
  }

  /** For a verb that is about to run. */
  static void of(Verbs verb) {
    switch (verb) {
      case VALIDATE, LINT, LSP -> new Ahead(false).start();
      case RENDER -> new Ahead(true).start();
      default -> {}
    }
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

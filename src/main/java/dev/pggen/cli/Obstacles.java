package dev.pggen.cli;

import dev.pggen.lint.Mistake;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** What could not be read, and where pggen failed. */
final class Obstacles {
  private final List<Unread> unread = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  void add(Unread file) {
    unread.add(file);
  }

  void add(Mistake mistake) {
    mistakes.add(mistake);
  }

  /** A file that could not be read. */
  void add(String shown, IOException why) {
    unread.add(Unread.unreadable(shown, reason(why)));
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "is gone";
    }
    if (e instanceof AccessDeniedException) {
      return "cannot be read: permission denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return "cannot be read" + (reason == null ? "" : ": " + reason);
  }

  /** What was not read. */
  List<Unread> unread() {
    return List.copyOf(unread);
  }

  /**
   * Says all of it; the worst decides.
   *
   * @param ofRules more mistakes
   * @param withPlaces where in pggen they were made, too
   */
  ExitCode tell(Terminal terminal, List<Mistake> ofRules, boolean withPlaces) {
    ExitCode code = ExitCode.CLEAN;
    for (Unread each : unread) {
      each.tell(terminal);
      code = code.or(each.code());
    }
    List<Mistake> all = new ArrayList<>(mistakes);
    all.addAll(ofRules);
    for (Mistake mistake : all) {
      terminal.complain(
          "this is a mistake in pggen " + Version.TEXT + ", not in your files: " + mistake.told(),
          "please report it with the file, and with --stacktrace added to the command;"
              + " all other findings stand");
      if (withPlaces) {
        mistake.cause().printStackTrace(terminal.err());
      }
      code = ExitCode.BUG;
    }
    return code;
  }
}

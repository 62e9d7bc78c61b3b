package dev.pggen.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks on a terminal for what no option says. */
final class Questions {
  private static final int TRIES = 3;

  private final Terminal terminal;

  Questions(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * A value that fits.
   *
   * @param given what the option says
   * @param standard what an empty answer means; also used where nobody can be asked
   */
  String value(
      String what, Optional<String> given, String option, Pattern form, Optional<String> standard)
      throws UsageException, IOException {
    if (given.isPresent()) {
      return check(given.get(), option, form);
    }
    if (!terminal.isInteractive()) {
      if (standard.isPresent()) {
        return standard.get();
      }
      throw new UsageException("nobody can be asked for the " + what, "give " + option);
    }
    for (int i = 0; i < TRIES; i++) {
      terminal.err().print(what + standard.map(s -> " [" + s + "]").orElse("") + ": ");
      terminal.err().flush();
      Optional<String> line = terminal.in().line();
      if (line.isEmpty()) {
        break;
      }
      String answer = line.get().isBlank() ? standard.orElse("") : line.get().strip();
      if (form.matcher(answer).matches()) {
        return answer;
      }
      terminal.note("that does not fit; it looks like " + form.pattern());
    }
    throw new UsageException("no answer for the " + what, "give " + option);
  }

  private static String check(String value, String option, Pattern form) throws UsageException {
    if (!form.matcher(value).matches()) {
      throw new UsageException(
          option + " `" + value + "` does not fit", "it looks like " + form.pattern());
    }
    return value;
  }
}

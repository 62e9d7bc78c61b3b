package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.report.Style;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where there are colours, and how wide it is. */
final class TerminalStyleTest {
  private static Terminal terminal(String terminals, Map<String, String> environment) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Terminal(
        StandardInput.empty(),
        nowhere,
        nowhere,
        Path.of(""),
        environment,
        LocalDate.of(2026, 11, 20),
        terminals);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "012, '', true",
        "02, '', false",
        "012, NO_COLOR=, true",
        "012, NO_COLOR=0, false",
        "012, NO_COLOR=1, false",
        "02, FORCE_COLOR=1, true",
        "02, FORCE_COLOR=3, true",
        "02, FORCE_COLOR=true, true",
        "02, FORCE_COLOR=, false",
        "012, FORCE_COLOR=, true",
        "012, FORCE_COLOR=0, false",
        "012, FORCE_COLOR=false, false",
        "02, CLICOLOR_FORCE=1, true",
        "02, CLICOLOR_FORCE=0, false",
        "012, CLICOLOR_FORCE=0, true",
        "012, NO_COLOR=1 FORCE_COLOR=1, false",
        "012, FORCE_COLOR=0 CLICOLOR_FORCE=1, false",
        "012, TERM=dumb, false",
        "02, TERM=dumb FORCE_COLOR=1, true",
        "012, TERM=xterm, true"
      })
  void colours(String terminals, String variables, boolean colour) {
    Map<String, String> environment = new HashMap<>();
    for (String each : variables.split(" ")) {
      String[] parts = each.split("=", -1);
      if (parts.length == 2) {
        environment.put(parts[0], parts[1]);
      }
    }
    assertEquals(colour, terminal(terminals, environment).style(true).colour());
    assertEquals(false, terminal(terminals, environment).style(false).colour(), "in a file");
  }

  @Test
  void onlyATerminalHasAWidth() {
    Map<String, String> narrow = Map.of("COLUMNS", "72", "FORCE_COLOR", "1");
    assertEquals(72, terminal("012", narrow).style(true).width());
    assertEquals(Style.PLAIN.width(), terminal("02", narrow).style(true).width());
    assertEquals(Style.PLAIN.width(), terminal("012", narrow).style(false).width());
    assertEquals(100, terminal("012", Map.of("COLUMNS", "0")).style(true).width());
    assertEquals(100, terminal("012", Map.of("COLUMNS", "wide")).style(true).width());
  }
}

package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.read.FileSet;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.Stack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A capability is found where it is given, whatever stands around it and in its name. */
final class CapabilityPlaceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "net_raw: {image: a, cap_add: [NET_RAW]}; 2:33 NET_RAW",
        "a: {cap_add: [cap_net_raw], container_name: NET_RAW}; 2:17 cap_net_raw",
        "a: {container_name: NET_RAW, cap_add: [\"NET_RAW\"]}; 2:43 NET_RAW",
        "a: {labels: {😀: x}, cap_add: [CHOWN, NET_RAW]}; 2:40 NET_RAW",
        "a: {cap_add: [\"*\"]}; 2:18 *",
        "a: {cap_add: [\"SYS_ADMIN(\"]}; 2:18 SYS_ADMIN(",
        "a: {cap_add: ['\\Q\\E']}; 2:18 \\Q\\E",
        "a: {cap_add: [\"\"]}; 2:16 [\"\"]"
      })
  void place(String service, String place) {
    String text = "services:\n  " + service + "\n";
    Stack stack =
        new ComposeReader()
            .read(SourceFile.of("compose.yaml", text), FileSet.of(Map.of()))
            .value()
            .orElseThrow()
            .stack();
    List<String> places =
        new Pg603CapabilityAdded().check(stack).map(f -> shown(f.span())).toList();
    assertEquals(List.of(place), places);
  }

  private static String shown(Span span) {
    return span.line() + ":" + span.column() + " " + span.text();
  }
}

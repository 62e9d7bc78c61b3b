package dev.pggen.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rendered file says to TrueNAS; each change was refused by the catalog's validator. */
final class RenderedCheckTest {
  private static final String GOOD =
      """
      services: {web: {image: "example.org/web:1"}}
      x-portals:
        - {name: "Web UI", scheme: http, host: "0.0.0.0", port: 30008, path: "/"}
      x-notes: "# Notes"
      x-action-required: false
      """;

  @Test
  void goodOneIsClean() {
    assertEquals(List.of(), positions(GOOD));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "port: 30008; port: \"30008\"; 3:59 `port` is text",
        "scheme: http; scheme: ftp; 3:30 `scheme` is `ftp`",
        "path: \"/\"; path: \"ui\"; 3:72 `path` is `ui`",
        "name: \"Web UI\"; name: \"\"; 3:12 `name` is ``",
        "path: \"/\"; url: \"/\"; 3:66 an item of `x-portals` has the unknown key `url`",
        "x-notes: \"# Notes\"; x-notes: [\"# Notes\"]; 4:10 `x-notes` is a list",
        "x-action-required: false; x-action-required: never; 5:20 `x-action-required` is text",
        "services: {web: {image: \"example.org/web:1\"}}; volumes: {}; 1:1 the rendered file has no `services`",
        "services: {web: {image: \"example.org/web:1\"}}; services: {}; 1:11 there is no service"
      })
  void changeIsFound(String from, String to, String expected) {
    assertEquals(List.of(expected), positions(GOOD.replace(from, to)));
  }

  private static List<String> positions(String text) {
    return RenderedCheck.check(SourceFile.of("rendered.yaml", text)).stream()
        .map(f -> f.span().line() + ":" + f.span().column() + " " + f.message())
        .toList();
  }
}

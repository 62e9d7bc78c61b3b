package dev.pggen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Whatever is printed is read back the same by every reader. */
final class YamlPrinterTest {
  private static final String[] TRICKY = {
    "",
    " ",
    "on",
    "no",
    "null",
    "~",
    "0644",
    "0o17",
    "22:22",
    "1_000",
    "1.20",
    "- a",
    "? a",
    "key: value",
    "# no comment",
    "a #b",
    "'",
    "\"",
    "\\",
    "\\n",
    "a\nb",
    "a\r\nb\r",
    "\t",
    "\u0000",
    "\u0085",
    "\u2028x\u2029",
    "\uFEFF",
    "\uFFFE",
    "\uFFFF",
    "\u00A0",
    "\u007f",
    "\u001b[31m",
    "\u202e",
    "\uD83D\uDE00",
    "\uD83F\uDFFE",
    "<<",
    "=",
    "---",
    "...",
    "%YAML",
    "@a",
    "`a`",
    "${A}",
    "$$",
    "{{ a }}",
    "[",
    "}",
    ",",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "x".repeat(5000)
  };

  @Test
  void layout() {
    YamlDoc doc =
        new YamlDoc.Map()
            .put("name", "miniflux")
            .put(
                "services",
                new YamlDoc.Map()
                    .put(
                        "db",
                        new YamlDoc.Map()
                            .put("image", "postgres:17.10")
                            .put("on", true)
                            .put("cpus", new BigDecimal("0.50"))
                            .put("pids", 200)
                            .put("none", Optional.<YamlDoc>empty())
                            .putUnlessEmpty("gone", new YamlDoc.Seq())
                            .put("cap_drop", List.of("ALL"))
                            .put("ports", new YamlDoc.Seq().add(YamlDoc.single("127.0.0.1:80:80")))
                            .put("command", YamlDoc.of(List.of("a", "b c")).flow())
                            .put(
                                "volumes",
                                new YamlDoc.Seq()
                                    .add(new YamlDoc.Map().put("type", "bind").put("bind", map()))
                                    .add(YamlDoc.of(List.of("x", "y"))))
                            .put("empty", new YamlDoc.Map())
                            .put("null", YamlDoc.NULL)));
    PrintedYaml printed = YamlPrinter.print(doc, List.of("Rendered from pggen.yaml", "", "a\nb"));
    assertEquals(
        """
        # Rendered from pggen.yaml
        #
        # a\\nb
        ---
        name: "miniflux"
        services:
          db:
            image: "postgres:17.10"
            "on": true
            cpus: 0.50
            pids: 200
            cap_drop:
              - "ALL"
            ports:
              - '127.0.0.1:80:80'
            command: ["a", "b c"]
            volumes:
              - type: "bind"
                bind:
                  create: false
              - - "x"
                - "y"
            empty: {}
            "null": null
        """,
        printed.text());
    assertEquals(Optional.of(5), printed.line("name"));
    assertEquals(Optional.of(20), printed.line("services", "db", "volumes", "0", "bind", "create"));
    assertEquals(List.of("services", "db", "volumes", "1", "1"), printed.pathAt(22));
    assertEquals(List.of("services", "db", "command"), printed.pathAt(16));
    assertEquals(doc, YamlDoc.of(read(printed.text())));
  }

  @Test
  void anyTextComesBack() {
    Random random = new Random(20261120);
    for (int i = 0; i < 10_000; i++) {
      String text = i < TRICKY.length ? TRICKY[i] : text(random);
      YamlDoc doc =
          new YamlDoc.Map()
              .put(text, text)
              .put(text + "1", YamlDoc.single(text))
              .put(text + "2", new YamlDoc.Seq().add(new YamlDoc.Map().put(text, text).flow()));
      String printed = YamlPrinter.print(doc).text();
      assertEquals(doc, YamlDoc.of(read(printed)), printed);
      Map<?, ?> other = new Yaml(new SafeConstructor(new LoaderOptions())).load(printed);
      assertEquals(text, other.get(text), printed);
      assertEquals(text, other.get(text + "1"), printed);
      assertEquals(List.of(Map.of(text, text)), other.get(text + "2"), printed);
    }
  }

  @Test
  void halfACharacterIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> YamlDoc.of("a\uD800"));
    assertThrows(
        IllegalArgumentException.class, () -> new YamlDoc.Map().put("\uDC00", YamlDoc.NULL));
  }

  @Test
  void decimalsKeepTheirDigits() {
    assertEquals("---\n- 17.10\n- -.inf\n- 0.5\n- 1000\n- \"1e999999999\"\n", reprint());
  }

  private static String reprint() {
    YamlNode node =
        Trees.read("[17.10, -.inf, .5, 1e3, 1e999999999]", YamlDialect.COMPOSE)
            .value()
            .orElseThrow()
            .root();
    return YamlPrinter.print(YamlDoc.of(node)).text();
  }

  private static YamlDoc.Map map() {
    return new YamlDoc.Map().put("create", false);
  }

  private static YamlNode read(String text) {
    Result<YamlDocument> result = YamlReader.read(SourceFile.of("p.yaml", text), YamlDialect.SPEC);
    assertTrue(result.findings().isEmpty(), () -> text + result.findings());
    return result.value().orElseThrow().root();
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      int c =
          switch (random.nextInt(5)) {
            case 0 -> " :#-?'\"\\\n\t,[]{}&*!|>%@`$".charAt(random.nextInt(24));
            case 1 -> random.nextInt(0x100);
            case 2 -> random.nextInt(0x3000);
            case 3 -> random.nextInt(0x110000);
            default -> 'a' + random.nextInt(26);
          };
      out.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 'x' : c);
    }
    return out.toString();
  }
}

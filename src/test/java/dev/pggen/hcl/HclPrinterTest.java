package dev.pggen.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.hcl.HclDocument.Body;
import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is printed is laid out as the formatter leaves it, and means what the tree says. */
final class HclPrinterTest {
  private static String printed(Body body) {
    return HclPrinter.print(body).text();
  }

  private static String value(HclDocument.Value value, int passes) {
    Body body = new Body();
    body.block(passes, "config").body().put("x", value);
    return printed(body).lines().skip(1).findFirst().orElseThrow().strip();
  }

  @Test
  void neighboursShareAColumnUpToWhatEndsTheRun() {
    Body body = new Body();
    body.put("a", HclDocument.number(1));
    body.put("long_name", HclDocument.lines("one\ntwo\n"));
    body.put("b", HclDocument.bool(true));
    body.put("entries", new HclDocument.Entries(Map.of("k", HclDocument.text("v"))));
    body.put("c", new HclDocument.Reference("var.datacenters"));
    body.comment("ends the run");
    body.put("after", HclDocument.texts(List.of("x", "y")));
    Body inner = body.block("task", "a \"b\"").body();
    inner.put("driver", HclDocument.text("docker"));
    inner.block("env").body();
    assertEquals(
        """
        a         = 1
        long_name = <<EOT
        one
        two
        EOT
        b         = true
        entries = {
          "k" = "v"
        }
        c = var.datacenters
        # ends the run
        after = ["x", "y"]

        task "a \\"b\\"" {
          driver = "docker"

          env {
          }
        }
        """,
        printed(body));
  }

  @Test
  void nothingIsPutIntoATextHoweverOftenTheConsumerLooks() {
    assertEquals("x = \"$${A} %%{if} $$ $\"", value(HclDocument.text("${A} %{if} $$ $"), 1));
    assertEquals("x = \"$$${A} %%%{B}\"", value(HclDocument.text("${A} %{B}"), 2));
    assertEquals("x = \"$$${A}\"", value(HclDocument.text("$${A}"), 1));
  }

  @Test
  void whereDoublingIsNotSeenATextStandsInQuotesOfItsOwn() {
    assertEquals("x = \"a$${\\\"$\\\\r\\\"}$$${B}\"", value(HclDocument.text("a$\r${B}"), 2));
    assertEquals("x = \"$${\\\"\\ufeff\\\"}a\"", value(HclDocument.text("\ufeffa"), 2));
    assertEquals("x = \"\\r\"", value(HclDocument.text("\r"), 1));
  }

  @Test
  void controlCharactersAreEscaped() {
    assertEquals(
        "x = \"\\t\\n\\r\\\"\\\\\\u0001\\u007f\\ufeff\\u0085é😀\"",
        value(HclDocument.text("\t\n\r\"\\\u0001\u007f\ufeff\u0085é😀"), 1));
  }

  @Test
  void aHeredocHoldsOnlyWhatItGivesBack() {
    for (String text : List.of("no end", "a\rb\n", "a\u0001\n", "", "\ufeffa\n")) {
      assertFalse(HclQuoting.fitsHeredoc(text), text);
      assertTrue(value(HclDocument.lines(text), 1).startsWith("x = \""), text);
    }
    assertEquals("x = <<EOT3", value(HclDocument.lines("EOT\n EOT2\n"), 1));
  }

  @Test
  void whatHclCannotHoldIsRefused() {
    for (String text : List.of("a\0b", "\ud800", "e\u0301")) {
      assertFalse(HclQuoting.holds(text), text);
      assertThrows(IllegalArgumentException.class, () -> value(HclDocument.text(text), 1));
    }
    assertThrows(
        IllegalArgumentException.class, () -> new HclPrinterTest().put("a b", "identifier"));
    assertThrows(IllegalArgumentException.class, () -> value(new HclDocument.Reference("f(x)"), 1));
  }

  private String put(String name, String text) {
    Body body = new Body();
    body.put(name, HclDocument.text(text));
    return printed(body);
  }

  @Test
  void marksTellWhereThingsBegin() {
    Body body = new Body();
    HclDocument.Item first = body.put("a", HclDocument.lines("1\n2\n"));
    HclDocument.Block block = body.block("task", "x");
    HclDocument.Item second = block.body().put("b", HclDocument.number(2));
    List<PrintedHcl.Mark> marks = HclPrinter.print(body).marks();
    assertEquals(List.of(1, 6, 7), marks.stream().map(PrintedHcl.Mark::line).toList());
    assertTrue(marks.get(0).item() == first && marks.get(2).item() == second);
  }

  @Test
  void whatIsPrintedReadsBackAsItWas() {
    Random random = new Random(20261128);
    String[] pieces = {
      "$", "%", "{", "}", "\"", "\\", "\n", "\r", "\t", "EOT", "{{", "é", "😀", "a", " ", "#"
    };
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Body body = new Body();
      body.put("quoted", HclDocument.text(text.toString()));
      body.put("lines", HclDocument.lines(text.toString()));
      String printed = printed(body);
      HclBody read =
          HclReader.read(SourceFile.of("x.hcl", printed), "nomad").value().orElseThrow().body();
      for (HclAttribute attribute : read.attributes()) {
        assertEquals(text.toString(), attribute.value().text().orElse("?"), printed);
      }
    }
  }
}

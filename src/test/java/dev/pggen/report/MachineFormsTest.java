package dev.pggen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The forms for machines, on the report with everything that is hard to write down. */
final class MachineFormsTest {
  private static final String PATH = "deploy/größe 100%/shop,[1].pggen.yaml";

  private static String written(Format format, Report report) {
    return format.writer(Style.PLAIN, () -> RichReport.AROUND).write(report);
  }

  private static String written(Format format) {
    return written(format, RichReport.report());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void noFormHoldsASecret(Format format) {
    for (String secret : RichReport.SECRETS) {
      assertFalse(written(format).contains(secret), secret);
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void noFormHoldsAControlCharacter(Format format) {
    written(format)
        .codePoints()
        .filter(c -> c != '\n')
        .forEach(
            c -> assertFalse(Character.getType(c) == Character.CONTROL, Integer.toHexString(c)));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void theSameReportIsTheSameText(Format format) {
    assertEquals(written(format), written(format));
  }

  @Test
  void githubSaysWhereAndLeavesColumnsOutOfSeveralLines() {
    List<String> lines = written(Format.GITHUB).lines().toList();
    assertEquals(RichReport.report().findings().size(), lines.size());
    String file = "file=deploy/größe 100%25/shop%2C[1].pggen.yaml,";
    assertTrue(
        lines.contains(
            "::error "
                + file
                + "line=4,endLine=4,col=32,endColumn=39,title=PG101 plaintext-secret::`URL` holds"
                + " a password%0Awhy: what is committed is known to everybody who can read the"
                + " repository, for ever%0Ahelp: declare it"),
        String.join("\n", lines));
    assertTrue(
        lines.stream()
            .anyMatch(l -> l.contains(file + "line=7,endLine=8,title=PG602 root-user::")));
    assertTrue(lines.stream().anyMatch(l -> l.startsWith("::notice ")));
  }

  @Test
  void gitlabTakesEachFindingForAnother() throws Exception {
    JsonNode all = new ObjectMapper().readTree(written(Format.GITLAB));
    Set<String> fingerprints = new HashSet<>();
    for (JsonNode each : all) {
      fingerprints.add(each.get("fingerprint").textValue());
      assertTrue(each.get("fingerprint").textValue().matches("[0-9a-f]{64}"));
    }
    assertEquals(RichReport.report().findings().size(), fingerprints.size());
    assertEquals(PATH, all.get(1).at("/location/path").textValue());
    assertEquals(4, all.get(1).at("/location/lines/begin").intValue());
    assertEquals("[]\n", written(Format.GITLAB, RichReport.clean()));
  }

  @Test
  void junitHasACaseForEachRuleThatWasAsked() throws Exception {
    Document document = xml(written(Format.JUNIT));
    Element top = document.getDocumentElement();
    assertEquals("10", top.getAttribute("failures"));
    assertEquals("1", top.getAttribute("skipped"));
    NodeList suites = document.getElementsByTagName("testsuite");
    List<String> names = new ArrayList<>();
    int cases = 0;
    for (int i = 0; i < suites.getLength(); i++) {
      Element suite = (Element) suites.item(i);
      names.add(suite.getAttribute("name"));
      int here = suite.getElementsByTagName("testcase").getLength();
      assertEquals(suite.getAttribute("tests"), String.valueOf(here));
      cases += here;
    }
    assertEquals(String.valueOf(cases), top.getAttribute("tests"));
    assertEquals(
        List.of("-- a <b> & \"c\".yaml", "clean.yaml", PATH, "old.yaml", "twin.pggen.yaml"), names);
    // 10 found and 1 suppressed; passed: PG201 and PG801, PG101 and PG801, PG101 and PG201.
    assertEquals(17, cases);
    Element skipped = (Element) document.getElementsByTagName("skipped").item(0);
    assertEquals(
        "a \"test\" <value> & no more\uFFFD[2J, said at such length that it has to go on"
            + " (until 2027-01-31)",
        skipped.getAttribute("message"));
  }

  @Test
  void checkstyleNamesFileAndPlace() throws Exception {
    Document document = xml(written(Format.CHECKSTYLE));
    assertEquals(10, document.getElementsByTagName("error").getLength());
    assertEquals(5, document.getElementsByTagName("file").getLength());
    Element error = (Element) document.getElementsByTagName("error").item(1);
    assertEquals(PATH, ((Element) error.getParentNode()).getAttribute("name"));
    assertEquals("4", error.getAttribute("line"));
    assertEquals("11", error.getAttribute("column"));
    assertEquals("pggen.PG102", error.getAttribute("source"));
  }

  @Test
  void xmlHoldsWhateverIsInAName() throws Exception {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0x11000; c++) {
      all.appendCodePoint(c);
    }
    String read =
        xml(Xml.HEAD
                + "<a"
                + Xml.attribute("b", all.toString())
                + ">"
                + Xml.text("x\u0000\r")
                + "</a>")
            .getDocumentElement()
            .getAttribute("b");
    assertEquals(all.codePoints().count(), read.codePoints().count());
    assertTrue(read.contains("\t\n\uFFFD\uFFFD\r"), "line ends and tabs are kept");
    assertTrue(read.contains("~\uFFFD"), "what cannot be seen is not");
  }

  @Test
  void theStepSummaryIsATableThatNoNameCanBreak() {
    String text = StepSummary.of(RichReport.report(), RichReport.AROUND, 1 << 20);
    List<String> rows = text.lines().filter(l -> l.startsWith("| error")).toList();
    assertEquals(7, rows.size());
    for (String row : rows) {
      assertEquals(5, row.chars().filter(c -> c == '|').count(), row);
      assertEquals(
          "", row.replaceAll("</?code>|<br>|[^<>`]", ""), "no other tag, and no code of Markdown");
    }
    assertTrue(text.contains("deploy/größe 100%/shop,&#91;1&#93;.pggen.yaml:4:11"), text);
  }

  @Test
  void theStepSummaryKeepsWithinItsRoom() {
    Report report = RichReport.report();
    String whole = StepSummary.of(report, RichReport.AROUND, 1 << 20);
    int most = whole.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 400;
    for (int room = 0; room < most; room += 7) {
      String text = StepSummary.of(report, RichReport.AROUND, room);
      assertTrue(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= room);
      long rows = text.lines().filter(l -> l.startsWith("| ") && l.contains("PG")).count();
      long left = report.findings().size() - rows;
      assertTrue(
          text.isEmpty() || left == 0 || text.contains("\n" + left + " more did not fit"), text);
    }
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }
}

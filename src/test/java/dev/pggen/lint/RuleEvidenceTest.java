package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Rules rest on what happens to others: at least 120 found something in public files or cite an
 * incident. {@code docs/evidence.md} is written from here with {@code -Dgolden.update=true}.
 */
final class RuleEvidenceTest {
  private static final Path PAGE = Path.of("docs/evidence.md");
  private static final int ENOUGH = 120;

  private static Set<String> asked() {
    return Rules.ALL.stream()
        .map(r -> r.info().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void citationsHaveOneForm() throws IOException {
    for (String rule : asked()) {
      List<String> page = Evidence.page(rule);
      assertEquals(
          List.of(),
          Evidence.strays(page),
          rule + ": `Seen in: ADDRESS, WHAT.` stands in lines of their own at the end of Why");
      List<String> cited = Evidence.citations(page);
      assertEquals(cited.size(), new HashSet<>(cited).size(), rule + " cites one thing twice");
    }
  }

  @Test
  void anotherFormIsSeen() {
    String good = "Seen in: https://github.com/o/r/issues/1, where it broke.";
    String file = "Seen in: https://github.com/o/r/blob/" + "0".repeat(40) + "/a/b.yaml";
    assertEquals(List.of(good, file), Evidence.citations(why("It breaks.", "", good, file)));
    assertEquals(List.of(), Evidence.strays(why("It breaks.", "", good, file)));
    for (String bad :
        List.of(
            "It breaks. Seen in the thread `o/r` 1.",
            "Seen in: https://github.com/o/r/blob/main/a.yaml",
            "Seen in: https://github.com/o/r",
            "Seen in: http://example.org/",
            "Seen in: https://github.com/o/r/issues/1, where it broke")) {
      assertEquals(List.of(), Evidence.citations(why("It breaks.", "", bad)), bad);
      assertEquals(List.of(bad), Evidence.strays(why("It breaks.", "", bad)), bad);
    }
    assertEquals(
        List.of(good), Evidence.strays(why("It breaks.", good)), "no paragraph of its own");
    assertEquals(List.of(good), Evidence.strays(why("", good, "It breaks.")), "not at the end");
  }

  private static List<String> why(String... lines) {
    return List.of(("## Why\n" + String.join("\n", lines) + "\n## Bad").split("\n", -1));
  }

  @Test
  void listsNameWhatIsAsked() throws IOException {
    for (String list : List.of("hits.tsv", "neither.tsv")) {
      List<String> rules =
          Evidence.rows(list, list.equals("hits.tsv") ? 2 : 3).stream().map(r -> r[0]).toList();
      assertEquals(rules.stream().sorted().distinct().toList(), rules, list + " is sorted");
      Set<String> gone = new TreeSet<>(rules);
      gone.removeAll(asked());
      assertEquals(Set.of(), gone, list + " names rules that are not asked");
    }
    for (int findings : Evidence.read().hits().values()) {
      assertTrue(findings > 0, "hits.tsv has rules that found something, and no others");
    }
  }

  @Test
  void hitsAreThoseOfTheMeasurement() throws IOException {
    Set<String> listed = new TreeSet<>();
    Evidence.read().hits().forEach((rule, n) -> listed.add(rule + " " + n));
    List<String> page = Files.readAllLines(Path.of("docs/accuracy.md"));
    int at = 0;
    while (!page.get(at).contains("rules found something")) {
      at++;
    }
    Set<String> measured =
        new TreeSet<>(List.of(page.get(at + 2).replaceAll("\\.$", "").split(", ")));
    measured.removeIf(hit -> hit.startsWith("PG0") || hit.startsWith("PG99"));
    assertEquals(measured, listed, "`make accuracy` writes both");
  }

  @Test
  void eachRuleIsHitOrCitedOrListedAsNeither() throws IOException {
    Evidence evidence = Evidence.read();
    Set<String> listed = new TreeSet<>();
    for (String[] row : evidence.neither().values()) {
      assertTrue(List.of("none", "taste").contains(row[1]), row[0] + " is `none` or `taste`");
      assertFalse(row[2].isBlank(), row[0] + " has a reason");
      if (row[1].equals("none")) {
        listed.add(row[0]);
      }
    }
    Set<String> none = new TreeSet<>();
    for (String rule : asked()) {
      if (evidence.kind(rule) == Evidence.Kind.NONE) {
        none.add(rule);
      }
    }
    assertEquals(
        none,
        listed,
        "src/accuracy/neither.tsv lists the rules without a hit and a citation, and no others");
  }

  @Test
  void enoughRulesRestOnSomething() throws IOException {
    Map<Evidence.Kind, Integer> counts = counts();
    int count = counts.get(Evidence.Kind.HIT) + counts.get(Evidence.Kind.CITED);
    assertTrue(count >= ENOUGH, count + " rules have a hit or a citation");
  }

  @Test
  void pageIsThatOfTheLists() throws IOException {
    String written = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, written);
    }
    assertEquals(written, Files.readString(PAGE), "to accept: make docs");
  }

  private static Map<Evidence.Kind, Integer> counts() throws IOException {
    Map<Evidence.Kind, Integer> counts = new EnumMap<>(Evidence.Kind.class);
    Evidence evidence = Evidence.read();
    for (Evidence.Kind kind : Evidence.Kind.values()) {
      counts.put(kind, 0);
    }
    for (String rule : asked()) {
      counts.merge(evidence.kind(rule), 1, Integer::sum);
    }
    return counts;
  }

  private static String page() throws IOException {
    Evidence evidence = Evidence.read();
    Map<Evidence.Kind, Integer> n = counts();
    int hit = n.get(Evidence.Kind.HIT);
    int cited = n.get(Evidence.Kind.CITED);
    StringBuilder out = new StringBuilder();
    out.append("# What the rules rest on\n");
    out.append("Whether somebody makes the mistake of a rule, outside of our own samples. Written");
    out.append(" from `src/accuracy/hits.tsv`, the lines `Seen in:` on the pages of the rules and");
    out.append(" `src/accuracy/neither.tsv`.\n\n");
    out.append(asked().size()).append(" rules are asked. ").append(hit);
    out.append(" found something in the public files that [are measured](accuracy.md), ");
    out.append(cited).append(" others cite a thread or a public file where their mistake is");
    out.append(" made: ").append(hit + cited).append(" count. ");
    out.append(n.get(Evidence.Kind.NONE)).append(" have neither. ");
    out.append(n.get(Evidence.Kind.TASTE)).append(" is a matter of taste and does not count,");
    out.append(" whatever it found; no rule asks how a file looks.\n\n");
    out.append("| rule | findings | cited | counts |\n| --- | --- | --- | --- |\n");
    for (Rule rule : Rules.ALL) {
      RuleInfo info = rule.info();
      Evidence.Kind kind = evidence.kind(info.id());
      boolean counts = kind == Evidence.Kind.HIT || kind == Evidence.Kind.CITED;
      int citations = Evidence.citations(Evidence.page(info.id())).size();
      out.append("| [").append(info.id()).append("](rules/").append(info.id());
      out.append("/README.md) ").append(info.name()).append(" | ");
      out.append(evidence.hits().getOrDefault(info.id(), 0)).append(" | ").append(citations);
      out.append(" | ");
      out.append(counts ? "yes" : "no: " + evidence.why(info.id()));
      out.append(" |\n");
    }
    return out.toString();
  }
}

package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * SARIF 2.1.0, as OASIS specifies it and GitHub's code scanning wants it. It quotes no text of a
 * file: what a finding is about may be a secret.
 */
public final class SarifWriter implements ReportWriter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Surroundings around;

  /** For a repository. */
  public SarifWriter(Surroundings around) {
    this.around = around;
  }

  @Override
  public String write(Report report) {
    TreeMap<String, RuleInfo> rules = rules(report);
    Fingerprints fingerprints = new Fingerprints(report, around);
    Map<SourceFile, List<String>> hashes = new HashMap<>();
    List<String> order = List.copyOf(rules.keySet());
    List<String> results = new ArrayList<>();
    for (Finding finding : report.findings()) {
      results.add(result(finding, order, prints(finding, fingerprints, hashes), Optional.empty()));
    }
    for (Suppressed each : report.suppressed()) {
      Finding finding = each.finding();
      results.add(result(finding, order, prints(finding, fingerprints, hashes), Optional.of(each)));
    }
    String run =
        Json.object(
            Json.raw("tool", Json.object(Json.raw("driver", driver(rules.values())))),
            Json.member("columnKind", "unicodeCodePoints"),
            Json.raw("automationDetails", Json.object(Json.member("id", "pggen/"))),
            Json.raw("originalUriBaseIds", SarifPlaces.BASES),
            Json.raw("results", Json.lines(results)));
    return Json.object(
            Json.member("$schema", SCHEMA),
            Json.member("version", "2.1.0"),
            Json.raw("runs", Json.array(List.of(run))))
        + "\n";
  }

  /** By id: those that were asked, and those that found something without being asked. */
  private static TreeMap<String, RuleInfo> rules(Report report) {
    TreeMap<String, RuleInfo> rules = new TreeMap<>();
    report.asked().values().forEach(all -> all.forEach(rule -> rules.put(rule.id(), rule)));
    report.findings().forEach(f -> rules.put(f.rule().id(), f.rule()));
    report.suppressed().forEach(s -> rules.put(s.finding().rule().id(), s.finding().rule()));
    return rules;
  }

  private String driver(Collection<RuleInfo> rules) {
    SarifRules texts = new SarifRules(around);
    return Json.object(
        Json.member("name", "pggen"),
        Json.member("semanticVersion", around.version()),
        // There is no site to name; a package URL says which software this is.
        Json.member("informationUri", "pkg:maven/dev.pggen/pggen@" + around.version()),
        Json.raw("rules", Json.lines(rules.stream().map(texts::of).toList())));
  }

  private String result(
      Finding finding, List<String> rules, String prints, Optional<Suppressed> suppressed) {
    SarifPlaces places = new SarifPlaces(around);
    return Json.object(
        Json.member("ruleId", finding.rule().id()),
        Json.number("ruleIndex", rules.indexOf(finding.rule().id())),
        Json.member("level", level(finding.severity())),
        Json.raw("message", message(Sentences.of(finding))),
        Json.raw("locations", Json.array(List.of(places.of(finding.span())))),
        finding.related().isEmpty()
            ? ""
            : Json.raw("relatedLocations", places.related(finding.related())),
        Json.raw("partialFingerprints", prints),
        suppressed.map(s -> Json.raw("suppressions", suppressions(s))).orElse(""));
  }

  private static String prints(
      Finding finding, Fingerprints ours, Map<SourceFile, List<String>> hashes) {
    SourceFile file = finding.span().file();
    // Of a file that could not be decoded there is no text to hash; GitHub then does it itself.
    String theirs =
        file.text().isEmpty()
            ? ""
            : Json.member(
                "primaryLocationLineHash",
                hashes
                    .computeIfAbsent(file, f -> LineHashes.of(f.text()))
                    .get(Math.min(finding.span().line(), file.lineCount()) - 1));
    return Json.object(theirs, Json.member("pggen/v1", ours.of(finding)));
  }

  private static String suppressions(Suppressed suppressed) {
    return Json.array(
        List.of(
            Json.object(
                Json.member("kind", suppressed.inSource() ? "inSource" : "external"),
                Json.member("status", "accepted"),
                Json.member("justification", Sentences.justification(suppressed)))));
  }

  static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.label();
  }

  static String message(String text) {
    return Json.object(Json.member("text", text));
  }
}

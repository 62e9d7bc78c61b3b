package dev.pggen.report;

import dev.pggen.lint.Family;
import dev.pggen.lint.Rules;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules as SARIF describes them. Their texts come from their pages. */
final class SarifRules {
  private static final String FENCE = "```";
  private static final String WEAKNESS = "CWE-";

  /** Families whose findings help somebody who attacks. The others are about what breaks. */
  private static final Set<Family> SECURITY =
      EnumSet.of(Family.SECRETS, Family.ISOLATION, Family.NETWORK, Family.IDENTITY, Family.IMAGES);

  private final Surroundings around;

  SarifRules(Surroundings around) {
    this.around = around;
  }

  /** A rule, with its page. */
  String of(RuleInfo rule) {
    String page = around.page(rule.id()).orElse("");
    String summary = Sentences.sentence(capital(rule.summary()));
    return Json.object(
        Json.member("id", rule.id()),
        Json.member("name", rule.name()),
        Json.raw("shortDescription", SarifWriter.message(summary)),
        Json.raw("fullDescription", SarifWriter.message(intent(page).orElse(summary))),
        Json.raw("help", help(page, summary)),
        Json.raw(
            "defaultConfiguration",
            Json.object(Json.member("level", SarifWriter.level(rule.severity())))),
        Json.raw("properties", properties(rule, page)));
  }

  private static String help(String page, String summary) {
    return page.isEmpty()
        ? SarifWriter.message(summary)
        : Json.object(Json.member("text", plain(page)), Json.member("markdown", page));
  }

  private static String properties(RuleInfo rule, String page) {
    List<String> tags = new ArrayList<>();
    Optional<Family> family = Rules.named(rule.id()).map(Family::of);
    boolean security = family.filter(SECURITY::contains).isPresent();
    if (security) {
      tags.add("security");
    }
    family.ifPresent(f -> tags.add(f.label()));
    weakness(page).ifPresent(tags::add);
    if (tags.isEmpty()) {
      tags.add("correctness");
    }
    return Json.object(
        Json.raw("tags", Json.array(tags.stream().map(Json::quote).toList())),
        // A rule is silent about what it does not know; what is no rule of lint is a plain fact.
        Json.member("precision", family.isPresent() ? "high" : "very-high"),
        security ? Json.member("security-severity", score(rule.severity())) : "");
  }

  /** In GitHub's words: high, medium and low. */
  private static String score(Severity severity) {
    return switch (severity) {
      case ERROR -> "8.0";
      case WARNING -> "5.0";
      case INFO -> "2.0";
    };
  }

  /** The first sentence of a page, which stands alone before its facts. */
  private static Optional<String> intent(String page) {
    List<String> lines = page.lines().limit(2).toList();
    if (lines.size() < 2) {
      return Optional.empty();
    }
    int facts = lines.get(1).indexOf(". `");
    return facts < 0 ? Optional.empty() : Optional.of(lines.get(1).substring(0, facts + 1));
  }

  /** The weakness that a page names, as GitHub writes its tags. */
  private static Optional<String> weakness(String page) {
    int from = page.indexOf(WEAKNESS);
    int to = from + WEAKNESS.length();
    while (from >= 0 && to < page.length() && Character.isDigit(page.charAt(to))) {
      to++;
    }
    return from < 0
        ? Optional.empty()
        : Optional.of("external/cwe/" + page.substring(from, to).toLowerCase(Locale.ROOT));
  }

  /** A page without the marks of Markdown. */
  private static String plain(String page) {
    StringBuilder out = new StringBuilder();
    page.lines()
        .filter(line -> !line.startsWith(FENCE))
        .forEach(line -> out.append(line.replaceFirst("^#+ ", "")).append('\n'));
    return out.toString();
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}

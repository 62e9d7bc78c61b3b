package dev.pggen.lint;

import dev.pggen.source.Finding;
import dev.pggen.source.Finding.Related;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Where secrets stand, also those that nobody asked for: what prints a file masks them. */
final class SecretPlaces {
  /** Rules that find secrets. They are asked in every run, and cheap. */
  private static final List<String> ALWAYS =
      List.of("PG101", "PG103", "PG106", "PG107", "PG207", "PG932");

  private final List<Span> spans = new ArrayList<>();

  /** The rules that are to be asked for places alone. */
  static List<Rule> unasked(List<Rule> asked) {
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : Rules.ALL) {
      if (ALWAYS.contains(rule.info().id()) && !asked.contains(rule)) {
        rules.add(rule);
      }
    }
    return rules;
  }

  /** Takes in the places of some findings. */
  void add(List<Found> found) {
    for (Found each : found) {
      Finding finding = each.finding();
      if (finding.masked()) {
        spans.add(finding.span());
      }
      for (Related related : finding.related()) {
        if (related.masked()) {
          spans.add(related.span());
        }
      }
    }
  }

  /** All of them. */
  List<Span> spans() {
    return spans;
  }
}

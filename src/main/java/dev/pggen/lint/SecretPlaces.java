package dev.pggen.lint;

import dev.pggen.source.Finding;
import dev.pggen.source.Finding.Related;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where secrets stand, also those that nobody asked for: what prints a file masks them. */
final class SecretPlaces {
  /** Rules that find secrets. They are asked in every run, and cheap. */
  private static final List<String> ALWAYS =
      List.of("PG101", "PG103", "PG106", "PG107", "PG207", "PG932");

  private SecretPlaces() {}

  /** The rules of some books that are to be asked for places alone. */
  static List<Rule> unasked(Iterable<RuleBook> books, RuleChoice asked) {
    List<Rule> rules = new ArrayList<>();
    for (RuleBook book : books) {
      for (Rule rule : book.rules()) {
        if (ALWAYS.contains(rule.info().id()) && !asked.has(rule)) {
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  /** The places of some findings. */
  static void add(List<Found> found, List<Span> spans) {
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

  /** What stands in env files and is not known: any of it may be a secret. */
  static void add(Subject subject, List<Span> spans) {
    for (Workload workload : subject.stack().workloads()) {
      for (EnvVar variable : workload.env()) {
        Optional<Span> span = variable.value().origin().span();
        if (!variable.value().isKnown()
            && span.isPresent()
            && isEnvFile(span.get().path(), subject)) {
          spans.add(span.get());
        }
      }
    }
  }

  /** A manifest's own lines are asked about by the rules. */
  private static boolean isEnvFile(String path, Subject subject) {
    return !path.equals(subject.file().path()) && !path.endsWith(".yaml") && !path.endsWith(".yml");
  }
}

package dev.pggen.lint;

import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** What is kept of a file that was asked about; the file itself is not. */
final class Answers {
  final KindRules rules;
  final List<Found> found = new ArrayList<>();
  final List<Span> secrets = new ArrayList<>();
  final List<Mistake> mistakes = new ArrayList<>();

  /** What its comments and lists say. */
  final SuppressionParser suppressions = new SuppressionParser();

  Answers(KindRules rules) {
    this.rules = rules;
  }
}

package dev.pggen.cli;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.spec.IgnoreSpec;
import dev.pggen.spec.Spec;
import dev.pggen.target.PatchRules;
import java.time.LocalDate;
import java.util.List;

/** What a spec may say about its own patch below {@code lint.ignore}: that it means it. */
final class PatchIgnores {
  private PatchIgnores() {}

  /** Whether an entry is about a patch, and so not for the linter. */
  static boolean isAbout(IgnoreSpec ignore) {
    return names(ignore, PatchRules.TOUCHES);
  }

  /** The findings that no entry covers on a day. */
  static List<Finding> left(List<Finding> findings, Spec spec, LocalDate today) {
    boolean meant =
        spec.ignores().stream()
            .filter(PatchIgnores::isAbout)
            .anyMatch(i -> i.until().map(u -> !ended(u.value(), today)).orElse(true));
    return meant
        ? findings.stream().filter(f -> !f.rule().equals(PatchRules.TOUCHES)).toList()
        : findings;
  }

  private static boolean names(IgnoreSpec ignore, RuleInfo rule) {
    return ignore.rule().value().equals(rule.id()) || ignore.rule().value().equals(rule.name());
  }

  /** Days as {@code YYYY-MM-DD} sort like their text. */
  private static boolean ended(String last, LocalDate today) {
    return last.compareTo(today.toString()) < 0;
  }
}

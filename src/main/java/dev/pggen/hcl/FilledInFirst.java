package dev.pggen.hcl;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.util.List;

/** A mistake where another program puts its text in before: the file is no HCL, and need not be. */
final class FilledInFirst {
  /** How such programs' own places begin. */
  private static final List<String> SIGNS = List.of("{{", "[[", "<%");

  /** {@code [[- .}, at the end of which HCL is at its end, too. */
  private static final int LONGEST = 5;

  private FilledInFirst() {}

  /** The mistake, with a way out where it is one of those. */
  static Finding told(Finding mistake) {
    if (mistake.rule() != HclRules.INVALID || !isPlace(mistake.span())) {
      return mistake;
    }
    return mistake.help(
        (mistake.help().isEmpty() ? "" : mistake.help() + "; ")
            + "if another program fills the file in first, call it `NAME.nomad.tpl`, or name it"
            + " below `exclude` in pggen.config.yaml");
  }

  private static boolean isPlace(Span span) {
    String line = span.file().line(span.line());
    int at = line.offsetByCodePoints(0, span.column() - 1);
    if (line.startsWith("${", at) || line.startsWith("%{", at)) {
      return true;
    }
    String before = line.substring(Math.max(0, at - LONGEST), Math.min(line.length(), at + 2));
    return SIGNS.stream().anyMatch(before::contains);
  }
}

package dev.pggen.lint;

import dev.pggen.source.Finding;
import java.util.List;
import java.util.Optional;

/**
 * A finding, and about whose stack it was found: its place may lie in a file beside it.
 *
 * @param finding as the rule gave it, its severity settled
 * @param subject path of the file that was asked about; empty for what several files share
 * @param lines of that file on which it may be accepted as well
 */
record Found(Finding finding, Optional<String> subject, List<Integer> lines) {
  Found {
    lines = List.copyOf(lines);
  }

  Found(Finding finding, Optional<String> subject) {
    this(finding, subject, List.of());
  }

  /** Whether it speaks of a file. */
  boolean isOf(String path) {
    return finding.span().path().equals(path) || subject.filter(path::equals).isPresent();
  }
}

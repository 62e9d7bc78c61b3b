package dev.pggen.lint;

import dev.pggen.source.Finding;
import java.util.Optional;

/**
 * A finding, and about whose stack it was found: its place may lie in a file beside it.
 *
 * @param finding as the rule gave it, its severity settled
 * @param subject path of the file that was asked about; empty for what several files share
 */
record Found(Finding finding, Optional<String> subject) {
  /** Whether it speaks of a file. */
  boolean isOf(String path) {
    return finding.span().path().equals(path) || subject.filter(path::equals).isPresent();
  }
}

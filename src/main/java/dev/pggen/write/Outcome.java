package dev.pggen.write;

import dev.pggen.source.Finding;
import java.util.List;

/**
 * What a write did.
 *
 * @param complete whether everything is now as ordered
 * @param written files that are new or changed
 * @param removed files that are gone
 * @param unchanged how many files were right already
 * @param lockChanged whether {@code pggen.lock} got new bytes
 * @param findings why it is not complete, or what was left alone
 */
public record Outcome(
    boolean complete,
    List<String> written,
    List<String> removed,
    int unchanged,
    boolean lockChanged,
    List<Finding> findings) {
  public Outcome {
    written = List.copyOf(written);
    removed = List.copyOf(removed);
    findings = List.copyOf(findings);
  }

  /** Nothing was changed, for these reasons. */
  static Outcome refused(List<Finding> findings) {
    return new Outcome(false, List.of(), List.of(), 0, false, findings);
  }
}

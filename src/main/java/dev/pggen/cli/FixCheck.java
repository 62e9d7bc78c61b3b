package dev.pggen.cli;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.spec.ShapeRules;
import dev.pggen.yaml.YamlRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether a file is better after its fixes. */
final class FixCheck {
  private FixCheck() {}

  /**
   * Why a file is worse than before, if it is. In a file that could not be read, each error hides
   * others: there only what an edit can do counts, which is broken YAML and a key that is missing.
   */
  static Optional<String> worse(String path, Looked was, Looked is) {
    boolean readsOn = !was.hasRead(path) && is.hasRead(path);
    if (readsOn) {
      return Optional.empty();
    }
    // By rule: the message may hold what was changed, like the tag of an image.
    Map<String, Integer> known = new HashMap<>();
    errors(path, was).forEach(f -> known.merge(f.rule().id(), 1, Integer::sum));
    boolean unread = was.hasRead(path) && !is.hasRead(path);
    Predicate<Finding> counts = was.hasRead(path) ? f -> true : FixCheck::isOfAnEdit;
    for (Finding finding : errors(path, is)) {
      int left = known.merge(finding.rule().id(), -1, Integer::sum);
      if (left < 0 && counts.test(finding)) {
        return Optional.of(
            "the file would have the error " + finding.rule().id() + " then: " + finding.message());
      }
    }
    return unread ? Optional.of("the file could not be planned any more") : Optional.empty();
  }

  private static boolean isOfAnEdit(Finding finding) {
    return YamlRules.ALL.contains(finding.rule()) || finding.rule().equals(ShapeRules.MISSING_KEY);
  }

  private static List<Finding> errors(String path, Looked looked) {
    return looked.findings().stream()
        .filter(f -> f.severity() == Severity.ERROR && f.span().path().equals(path))
        .toList();
  }
}

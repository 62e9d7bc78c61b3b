package dev.pggen.target;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Size;
import dev.pggen.stack.Stack;
import java.util.List;
import java.util.Optional;

/** What can be wrong with a manifest as a whole. */
public final class ManifestRules {
  /** Longer than the runtime takes it. */
  public static final RuleInfo TOO_LONG =
      new RuleInfo("PG054", "manifest-too-long", ERROR, "the runtime refuses it without a word");

  /** All of them. */
  public static final List<RuleInfo> ALL = List.of(TOO_LONG);

  private ManifestRules() {}

  /** Whether a target takes what was rendered for it. */
  public static Optional<Finding> check(Target target, Stack stack, List<OutputFile> files) {
    Optional<Size> longest = target.profile().host().longest();
    if (longest.isEmpty() || stack.origin().span().isEmpty()) {
      return Optional.empty();
    }
    int length =
        files.stream()
            .filter(f -> f.path().equals(target.manifest()))
            .mapToInt(f -> jsonLength(f.text()))
            .sum();
    return length <= longest.get().bytes()
        ? Optional.empty()
        : Optional.of(
            TOO_LONG
                .at(
                    stack.origin().span().get(),
                    "`%s` is %d characters long, %s takes %d"
                        .formatted(
                            target.manifest(),
                            length,
                            target.profile().id(),
                            longest.get().bytes()))
                .help("give long texts to containers as `files`, which lie in the dataset"));
  }

  /** Characters of a text in JSON. */
  private static int jsonLength(String text) {
    int length = 2;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c == '"' || c == '\\' || c == '\n' || c == '\t' || c == '\r' ? 2 : c < 0x20 ? 6 : 1;
    }
    return length;
  }
}

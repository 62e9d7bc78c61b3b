package dev.pggen.lint.rule;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Size;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Stores;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A store that may keep as much as its container has, so that it never begins to evict. */
final class StoreMemory {
  private static final String OPTION = "--maxmemory";

  /** The store's own units: those with a `b` are powers of two. */
  private static final Map<String, Long> UNITS =
      Map.of(
          "",
          1L,
          "b",
          1L,
          "k",
          1_000L,
          "kb",
          1L << 10,
          "m",
          1_000_000L,
          "mb",
          1L << 20,
          "g",
          1_000_000_000L,
          "gb",
          1L << 30);

  /** Of these a number of 64 bits holds any. */
  private static final int MOST_DIGITS = 18;

  private StoreMemory() {}

  static Optional<Finding> finding(Workload workload, RuleInfo rule) {
    Fact<Size> limit = workload.resources().memory();
    Fact<List<String>> command = workload.launch().command();
    if (!limit.isKnown() || !command.isKnown() || !Stores.isOne(workload)) {
      return Optional.empty();
    }
    Optional<String> word = most(command.value());
    return word.flatMap(StoreMemory::size)
        .filter(most -> most.compareTo(limit.value()) >= 0)
        .flatMap(
            most -> command.origin().span().map(span -> finding(workload, rule, word.get(), span)));
  }

  private static Finding finding(Workload workload, RuleInfo rule, String most, Span command) {
    Finding finding =
        rule.at(
                Within.find(command, most).orElse(command),
                "`"
                    + workload.name()
                    + "` may keep "
                    + most
                    + ", and its container has "
                    + workload.resources().memory().value())
            .severity(Severity.WARNING)
            .why(
                "the store counts its data alone: with buffers and gaps it is at the limit before"
                    + " it begins to evict, and the kernel kills it")
            .help("set `maxmemory` to three quarters of the limit, or raise the limit");
    Optional<Span> limit = workload.resources().memory().origin().span();
    return limit.map(span -> finding.related(span, "the limit")).orElse(finding);
  }

  /** The word after the option; the last one counts. */
  private static Optional<String> most(List<String> command) {
    List<String> words = List.of(String.join(" ", command).strip().split("\\s+"));
    int at = words.lastIndexOf(OPTION);
    return at < 0 || at + 1 == words.size() ? Optional.empty() : Optional.of(words.get(at + 1));
  }

  private static Optional<Size> size(String word) {
    String text = word.toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    Long unit = UNITS.get(text.substring(end));
    if (end == 0 || end > MOST_DIGITS || unit == null) {
      return Optional.empty();
    }
    long number = Long.parseLong(text.substring(0, end));
    return number <= Long.MAX_VALUE / unit
        ? Optional.of(new Size(number * unit))
        : Optional.empty();
  }
}

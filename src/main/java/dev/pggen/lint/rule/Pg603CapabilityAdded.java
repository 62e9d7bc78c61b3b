package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A container gets a capability that reaches beyond itself. */
public final class Pg603CapabilityAdded implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG603",
          "capability-added",
          Severity.WARNING,
          "some capabilities are as good as root on the host");

  /**
   * What a container that starts as root needs to drop it again, ports below 1024, and what only
   * keeps its own memory from the disk.
   */
  private static final Set<String> ORDINARY =
      Set.of(
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "IPC_LOCK",
          "KILL",
          "NET_BIND_SERVICE",
          "SETGID",
          "SETPCAP",
          "SETUID");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream().flatMap(Pg603CapabilityAdded::findings);
  }

  private static Stream<Finding> findings(Workload workload) {
    SortedSet<String> added =
        new TreeSet<>(workload.hardening().capAdd().ifKnown().orElse(new TreeSet<>()));
    added.removeAll(ORDINARY);
    Optional<Span> whole = workload.hardening().capAdd().origin().span();
    if (added.isEmpty() || whole.isEmpty()) {
      return Stream.empty();
    }
    // One finding for a line: a reader takes out line by line.
    SortedMap<Span, SortedSet<String>> places = new TreeMap<>();
    for (String capability : added) {
      Span span = place(whole.get(), capability).orElse(whole.get());
      Span first =
          places.keySet().stream().filter(s -> s.line() == span.line()).findFirst().orElse(span);
      places.computeIfAbsent(first, s -> new TreeSet<>()).add(capability);
    }
    return places.entrySet().stream().map(e -> finding(workload, e.getKey(), e.getValue()));
  }

  private static Finding finding(Workload workload, Span span, SortedSet<String> added) {
    return INFO.at(span, "`" + workload.name() + "` gets `" + String.join("`, `", added) + "`")
        .help(
            "take out what it can do without; for the rest append"
                + " `# pggen: ignore[PG603] -- REASON`")
        .unsafely("take `" + written(span) + "` out", removal(span, added));
  }

  /** Where one of them stands, in any case and with or without the prefix. */
  private static Optional<Span> place(Span whole, String capability) {
    if (capability.isEmpty()) {
      return Optional.empty();
    }
    Pattern word =
        Pattern.compile(
            "(?<!\\w)(CAP_)?" + Pattern.quote(capability) + "(?!\\w)", Pattern.CASE_INSENSITIVE);
    for (int line = whole.line(); line <= whole.endLine(); line++) {
      Span part = part(whole, line);
      String text = part.text().replaceAll("(^|\\s)#.*", "");
      Matcher found = word.matcher(text);
      if (found.find()) {
        int from = part.column() + text.codePointCount(0, found.start());
        int to = part.column() + text.codePointCount(0, found.end());
        return Optional.of(whole.file().span(line, from, line, to));
      }
    }
    return Optional.empty();
  }

  /** What of a line lies in a place: the same word may stand before or behind it. */
  private static Span part(Span whole, int line) {
    String text = whole.file().line(line);
    int from = line == whole.line() ? whole.column() : 1;
    int to =
        line == whole.endLine() ? whole.endColumn() : text.codePointCount(0, text.length()) + 1;
    return whole.file().span(line, from, line, to);
  }

  /** Where several stand on one line, nobody can tell for us. */
  private static Optional<Fix.RemoveEntry> removal(Span span, SortedSet<String> added) {
    return added.size() == 1 && added.contains(name(span))
        ? Optional.of(new Fix.RemoveEntry(span))
        : Optional.empty();
  }

  private static String name(Span span) {
    return written(span).toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
  }

  private static String written(Span span) {
    return span.text().replace("\"", "").replace("'", "");
  }
}

package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Minor;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The exact minor that somebody wrote is not the newest that is known. */
public final class Pg704OldMinor implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG704",
          "old-minor",
          Severity.WARNING,
          "each minor mends holes and damage that are public from its day on");

  /** The last one of majors that get none any longer; from their release notes. */
  private static final Map<Integer, String> LAST =
      Map.of(10, "10.23", 11, "11.22", 12, "12.22", 13, "13.23");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      check(stack, server, found);
    }
    return found.stream();
  }

  private static void check(Stack stack, Server server, List<Finding> found) {
    Fact<String> version = server.version();
    if (!version.isKnown() || version.origin().span().isEmpty()) {
      return;
    }
    String written = version.value();
    String newest = server.major().ifKnown().flatMap(Pg704OldMinor::newest).orElse("");
    if (newest.isEmpty() || minor(written) < 0 || minor(written) >= minor(newest)) {
      return;
    }
    Span span = version.origin().span().get();
    Finding finding =
        INFO.at(span, "PostgreSQL " + written + " is not " + which(server.major().value(), newest))
            .help(
                stack.isPlanned()
                    ? "write `\""
                        + newest
                        + "\"`, or the major alone: then `pggen.lock` holds the minor until `pggen"
                        + " lock --update`"
                    : "let the tag begin with `" + newest + "`: the data stay as they are");
    found.add(
        Written.is(span, written)
            ? finding.fix(Fix.unsafe("run " + newest, new Fix.Replace(span, "\"" + newest + "\"")))
            : finding);
  }

  private static Optional<String> newest(int major) {
    return Minor.newest(major).map(Minor::version).or(() -> Optional.ofNullable(LAST.get(major)));
  }

  /** A major that gets none any longer has a last one, and no newest. */
  private static String which(int major, String newest) {
    return Minor.over(major).isPresent()
        ? newest + ", the last one of a major that has ended"
        : "the newest: that is " + newest;
  }

  private static int minor(String version) {
    int value = 0;
    for (int i = version.indexOf('.') + 1; i < version.length(); i++) {
      int digit = version.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > 999) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}

package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parts of one product, of two releases, use one database. */
public final class Pg711SeveralReleases implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG711",
          "several-releases",
          Severity.WARNING,
          "the newer one changes the tables, and the older one reads and writes them as they were");

  private static final Pattern RELEASE = Pattern.compile("v?([0-9]+(?:\\.[0-9]+)+)(?:-.*)?");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (int i = 1; i < stack.workloads().size(); i++) {
      Workload later = stack.workloads().get(i);
      for (Workload earlier : stack.workloads().subList(0, i)) {
        Optional<Finding> finding = finding(earlier, later);
        if (finding.isPresent()) {
          found.add(finding.get());
          break;
        }
      }
    }
    return found.stream();
  }

  private static Optional<Finding> finding(Workload earlier, Workload later) {
    Optional<String> one = release(earlier);
    Optional<String> other = release(later);
    Optional<Span> span = later.image().origin().span();
    if (one.isEmpty()
        || other.isEmpty()
        || span.isEmpty()
        || isPart(one.get(), other.get())
        || !earlier.image().value().full().equals(later.image().value().full())
        || !useOneDatabase(earlier, later)) {
      return Optional.empty();
    }
    Finding finding =
        INFO.at(
                span.get(),
                "`"
                    + later.name()
                    + "` runs release "
                    + other.get()
                    + " and `"
                    + earlier.name()
                    + "` "
                    + one.get()
                    + " on one database")
            .help("give both the same tag");
    return Optional.of(
        earlier
            .image()
            .origin()
            .span()
            .map(s -> finding.related(s, "the other release"))
            .orElse(finding));
  }

  /** Whether one may be the other: {@code 2.4} is whatever 2.4.x is the newest. */
  private static boolean isPart(String one, String other) {
    return (one + ".").startsWith(other + ".") || (other + ".").startsWith(one + ".");
  }

  private static Optional<String> release(Workload workload) {
    return workload
        .image()
        .ifKnown()
        .map(ImageRef::tag)
        .map(RELEASE::matcher)
        .filter(Matcher::matches)
        .map(m -> m.group(1));
  }

  /** The same variable tells both the same host. */
  private static boolean useOneDatabase(Workload one, Workload other) {
    for (EnvVar variable : one.env()) {
      boolean host = !DatabaseWords.hostPrefix(variable.name()).isEmpty();
      if (host && other.env().stream().anyMatch(v -> isSame(variable, v))) {
        return true;
      }
    }
    return false;
  }

  /** One that is filled in from outside is the same if it is written so. */
  private static boolean isSame(EnvVar one, EnvVar other) {
    if (!one.name().equals(other.name())) {
      return false;
    }
    if (one.value().isKnown() || other.value().isKnown()) {
      return one.value().isKnownAnd(v -> !v.isSecret())
          && other.value().isKnownAnd(one.value().value()::equals);
    }
    return one.expression().isPresent()
        && one.expression().map(Expression::text).equals(other.expression().map(Expression::text));
  }
}

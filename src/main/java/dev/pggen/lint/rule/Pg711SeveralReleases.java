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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * A part of a product.
   *
   * @param release of its image
   * @param hosts the variables that tell it hosts
   */
  private record Part(Workload workload, String release, List<EnvVar> hosts) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    Map<String, List<Part>> products = new HashMap<>();
    for (Workload workload : stack.workloads()) {
      Optional<Part> later = part(workload);
      if (later.isPresent()) {
        List<Part> before =
            products.computeIfAbsent(workload.image().value().full(), k -> new ArrayList<>());
        for (Part earlier : before) {
          if (!isPart(earlier.release(), later.get().release()) && useOne(earlier, later.get())) {
            workload
                .image()
                .origin()
                .span()
                .map(s -> finding(earlier, later.get(), s))
                .ifPresent(found::add);
            break;
          }
        }
        before.add(later.get());
      }
    }
    return found.stream();
  }

  private static Finding finding(Part one, Part other, Span span) {
    Workload earlier = one.workload();
    Workload later = other.workload();
    Finding finding =
        INFO.at(
                span,
                "`"
                    + later.name()
                    + "` runs release "
                    + other.release()
                    + " and `"
                    + earlier.name()
                    + "` "
                    + one.release()
                    + " on one database")
            .help("give both the same tag");
    return earlier
        .image()
        .origin()
        .span()
        .map(s -> finding.related(s, "the other release"))
        .orElse(finding);
  }

  /** A container with a release, if it is told a host. */
  private static Optional<Part> part(Workload workload) {
    Optional<String> release = release(workload);
    if (release.isEmpty()) {
      return Optional.empty();
    }
    List<EnvVar> hosts = new ArrayList<>();
    for (EnvVar variable : workload.env()) {
      if (!DatabaseWords.hostPrefix(variable.name()).isEmpty()
          && (variable.value().isKnown()
              ? variable.value().isKnownAnd(v -> !v.isSecret())
              : variable.expression().isPresent())) {
        hosts.add(variable);
      }
    }
    return hosts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Part(workload, release.get(), hosts));
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
  private static boolean useOne(Part one, Part other) {
    for (EnvVar host : one.hosts()) {
      for (EnvVar theirs : other.hosts()) {
        if (isSame(host, theirs)) {
          return true;
        }
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
      return one.value().isKnown() && other.value().isKnownAnd(one.value().value()::equals);
    }
    return one.expression().map(Expression::text).equals(other.expression().map(Expression::text));
  }
}

package dev.pggen.lint.rule;

import dev.pggen.lint.Comparison;
import dev.pggen.lint.EstateRule;
import dev.pggen.lint.Profile;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Stack;
import java.util.stream.Stream;

/** Two services have one name: their volumes are called alike, and so they are the same. */
public final class Pg203SharedVolume implements EstateRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG203",
          "shared-volume",
          Severity.ERROR,
          "volumes, containers and networks carry the service's name: on one host the second to"
              + " start replaces the first and opens its database");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Comparison compare() {
    return new Claims<>(Pg203SharedVolume::name, String::equals, Pg203SharedVolume::finding);
  }

  /** A manifest without a name takes that of its directory, which is not known here. */
  private static Stream<Claim<String>> name(Stack stack) {
    return stack.name().isBlank() ? Stream.empty() : Claim.of(stack, stack.name(), stack.origin());
  }

  private static Finding finding(Claim<String> later, Claim<String> first) {
    return INFO.at(
            later.span(),
            "two services are named `" + later.what() + "`, so their volumes are the same")
        .related(first.span(), "the first has the name here")
        .help(
            "give one of them another `name`; with data in it already, move that first, for the new"
                + " name starts with empty volumes");
  }
}

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

  /** A name, and where it is the only one. */
  private record Name(String name, String space) {}

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
    return new Claims<>(
        Pg203SharedVolume::name, name -> name, Object::equals, Pg203SharedVolume::finding);
  }

  /** A manifest without a name takes that of its directory, which is not known here. */
  private static Stream<Claim<Name>> name(Stack stack) {
    return stack.name().isBlank() || stack.space().isEmpty()
        ? Stream.empty()
        : Claim.of(stack, new Name(stack.name(), stack.space().get()), stack.origin());
  }

  private static Finding finding(Claim<Name> later, Claim<Name> first) {
    return INFO.at(
            later.span(),
            "two services are named `" + later.what().name() + "`, so their volumes are the same")
        .related(first.span(), "the first has the name here")
        .help(
            "give one of them another `name`; with data in it already, move that first, for the new"
                + " name starts with empty volumes");
  }
}

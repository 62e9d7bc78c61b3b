package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.spec.ImageFact;
import dev.pggen.spec.ImageFacts;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.User;
import java.util.Optional;

/** Whom an image runs as. */
final class ImageUser {
  private static final long DEBIAN = 999;
  private static final long ALPINE = 70;

  private ImageUser() {}

  /** The image's own user, if it is known. */
  static Fact<User> of(At<String> image) {
    Optional<ImageFact> fact = ImageFacts.of(image.value());
    if (fact.flatMap(ImageFact::startsAsRoot).orElse(false)) {
      return Fact.of(
          new User(0, 0), Origin.decided("the image can start as root only", image.span()));
    }
    return fact.flatMap(ImageFact::user)
        .map(
            user ->
                Fact.of(
                    parse(user), Origin.decided("whom the image's files belong to", image.span())))
        .orElse(Fact.unknown("the image decides; `user` in the spec would say"));
  }

  /** The user postgres, as the official image of a distribution has it. */
  static Fact<User> ofFamily(At<String> family) {
    long id = family.value().equals("alpine") ? ALPINE : DEBIAN;
    return Fact.of(
        new User(id, id),
        Origin.decided("whom the server is in images of this family", family.span()));
  }

  /** {@code uid:gid}, or one number for both. */
  static User parse(String text) {
    int colon = text.indexOf(':');
    long uid = Long.parseLong(colon < 0 ? text : text.substring(0, colon));
    return new User(uid, colon < 0 ? uid : Long.parseLong(text.substring(colon + 1)));
  }
}

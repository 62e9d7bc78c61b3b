package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.stack.Fact;
import dev.pggen.stack.User;

/** Whom an image runs as. */
final class ImageUser {
  private ImageUser() {}

  /** The image's own user, if it is known. */
  static Fact<User> of(At<String> image) {
    return Fact.unknown("the image decides; `user` in the spec would say");
  }

  /** {@code uid:gid}, or one number for both. */
  static User parse(String text) {
    int colon = text.indexOf(':');
    long uid = Long.parseLong(colon < 0 ? text : text.substring(0, colon));
    return new User(uid, colon < 0 ? uid : Long.parseLong(text.substring(colon + 1)));
  }
}

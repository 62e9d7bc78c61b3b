package dev.pggen.target.compose;

import dev.pggen.stack.FactKind;
import dev.pggen.stack.LostKind;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.User;
import java.time.Duration;
import java.util.Map;

/** What Docker Compose can hold. */
public final class ComposeProfile {
  /** The uid and gid that the official Debian images give to PostgreSQL. */
  private static final User POSTGRES = new User(999, 999);

  /** The profile. */
  public static final TargetProfile PROFILE =
      new TargetProfile(
          "compose",
          "db",
          true,
          "samenet",
          "*",
          POSTGRES,
          "/run/secrets",
          Duration.ofHours(24),
          true,
          Map.of(
              FactKind.VOLUME_SIZE, LostKind.weaker("the local volume driver has no size"),
              FactKind.VOLUME_BACKUP,
                  LostKind.unread("Compose does not know how volumes are backed up"),
              FactKind.SECRETS,
                  LostKind.unread("a file secret names a path; how its value is made is not said"),
              FactKind.FILE_FORM, LostKind.unread("what an image reads is not said in the file"),
              FactKind.SECRET_ENV,
                  LostKind.unread("the env_file holds secrets and is not rendered"),
              FactKind.SAME_DISK,
                  LostKind.unread("a reason for people; nothing at run time obeys it")));

  private ComposeProfile() {}
}

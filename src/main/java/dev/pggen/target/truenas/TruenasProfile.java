package dev.pggen.target.truenas;

import dev.pggen.source.Size;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.HostProfile;
import dev.pggen.stack.HostProfile.Refused;
import dev.pggen.stack.LostKind;
import dev.pggen.stack.RuntimeTraits;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a custom app of TrueNAS can hold. */
public final class TruenasProfile {
  /** The user and the group {@code apps} of the NAS. */
  private static final User APPS = new User(568, 568);

  /** The middleware takes messages of 64 KiB; half a KiB of one is not the text. */
  private static final Size LONGEST = new Size(65_536 - 512);

  private static final String SYSTEM = "the system keeps its own files there";

  /** The profile. */
  public static final TargetProfile PROFILE =
      new TargetProfile(
          "truenas",
          "db",
          true,
          "samenet",
          "*",
          APPS,
          "/run/secrets",
          Duration.ofSeconds(60),
          true,
          Map.of(
              FactKind.VOLUME_SIZE,
                  LostKind.weaker("a dataset grows; a quota is the administrator's"),
              FactKind.VOLUME_BACKUP,
                  LostKind.unread("the file does not know how datasets are backed up"),
              FactKind.BUILD,
                  LostKind.refused("an app has no directory from which an image could be built"),
              FactKind.SECRETS,
                  LostKind.unread("a file secret names a path; how its value is made is not said"),
              FactKind.FILE_FORM, LostKind.unread("what an image reads is not said in the file"),
              FactKind.SECRET_ENV,
                  LostKind.unread("the env_file holds secrets and is not rendered"),
              FactKind.SAME_DISK,
                  LostKind.unread("a reason for people; nothing at run time obeys it")),
          RuntimeTraits.NONE,
          new HostProfile(
              Optional.of("/mnt/"),
              Optional.of(Size.mib(1)),
              Optional.of(LONGEST),
              refused(),
              true));

  private TruenasProfile() {}

  /** What the catalogue refuses to its apps; a custom app is not asked. */
  private static List<Refused> refused() {
    List<Refused> all = new ArrayList<>();
    all.add(new Refused("/", false, SYSTEM));
    all.add(new Refused("/mnt", false, "pools are mounted there, nothing lies there itself"));
    all.add(
        new Refused(
            "/mnt/.ix-apps", true, "apps keep their images and settings there; it goes with them"));
    for (String path :
        List.of(
            "/audit",
            "/boot",
            "/conf",
            "/data",
            "/home",
            "/root",
            "/var/db",
            "/var/log",
            "/var/run/middleware")) {
      all.add(new Refused(path, true, SYSTEM));
    }
    return all;
  }
}

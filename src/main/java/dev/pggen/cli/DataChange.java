package dev.pggen.cli;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import dev.pggen.spec.PostgresSpec;
import dev.pggen.write.FileRules;
import java.util.Optional;

/**
 * Whether a server could open the data that are there. What was never rendered has none; what the
 * lock does not tell is not guessed.
 *
 * @param shown the spec, as a command names it
 * @param spec what is wanted now
 * @param before what made the data
 */
record DataChange(String shown, PostgresSpec spec, MadeBy before) {

  /**
   * The one thing to be said. A new major is a restore, and after a restore the image is no matter.
   *
   * @param now what would run
   */
  Optional<Finding> check(MadeBy now) {
    if (!before.major().equals(now.major())) {
      return Optional.of(major(now));
    }
    if (before.isOtherRepository(now)) {
      return Optional.of(
          image(
              "`"
                  + now.image().repository()
                  + "` is another image than the one that made the data, `"
                  + before.image().repository()
                  + "`"));
    }
    if (before.isOtherLibrary(now)) {
      return Optional.of(
          image(
                  "`"
                      + now.image().tag()
                      + (now.isAlpine() ? "` is made from Alpine" : "` is not made from Alpine")
                      + ", unlike `"
                      + before.image().tag()
                      + "`, which made the data")
              .why("two C libraries sort text differently, so indexes may miss rows"));
    }
    return Optional.empty();
  }

  private Finding major(MadeBy now) {
    return FileRules.OTHER_MAJOR
        .at(
            spec.version().span(),
            "the data are of PostgreSQL " + before.major() + ", not " + now.major())
        .help(
            "write `"
                + before.major()
                + "`, or make a backup, take "
                + now.major()
                + accepted()
                + ", start it and restore the backup: docs/backup.md");
  }

  private Finding image(String message) {
    Span place = spec.image().map(At::span).orElse(spec.version().span());
    return FileRules.OTHER_IMAGE
        .at(place, message)
        .help(
            "write the former image, or make a backup, take this one"
                + accepted()
                + ", and restore the backup into an empty volume: docs/backup.md; only an image"
                + " that is made from the former one, with its distribution, opens the data");
  }

  private String accepted() {
    return " with `pggen lock --update " + shown + "` and `pggen render`";
  }
}

package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.spec.PostgresSpec;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Minor;
import dev.pggen.stack.VersionMatrix;
import java.util.List;
import java.util.Optional;

/**
 * The image of the server, and which server is in it.
 *
 * @param image reference
 * @param major of the server
 * @param version exact minor, where it can be known
 * @param official whether it is the official image
 */
record Image(Fact<ImageRef> image, int major, Fact<String> version, boolean official) {
  private static final String OFFICIAL = "docker.io/library/postgres";

  /**
   * Chooses it.
   *
   * @param locked what an earlier rendering chose, like {@code 17.10} or {@code 17.10-bookworm};
   *     its minor is used where the spec names a major only, its suite wherever it fits
   * @return empty after a finding
   */
  static Optional<Image> of(PostgresSpec spec, Optional<String> locked, List<Finding> findings) {
    At<String> written = spec.version();
    String text = written.value();
    if (!text.matches("\\d{1,3}(\\.\\d{1,3})?")) {
      findings.add(
          PlanRules.UNSUPPORTED_VERSION
              .at(written.span(), "`" + text + "` is no version of PostgreSQL")
              .help("write a major like 17, or a minor like 17.11"));
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    int major = Integer.parseInt(dot < 0 ? text : text.substring(0, dot));
    Optional<Minor> newest = Minor.newest(major);
    if (newest.isEmpty()) {
      findings.add(
          PlanRules.UNSUPPORTED_VERSION
              .at(written.span(), "PostgreSQL " + text + " is not supported")
              .help("choose " + VersionMatrix.OLDEST + " to " + VersionMatrix.NEWEST));
      return Optional.empty();
    }
    Fact<String> version;
    if (dot >= 0) {
      version = Fact.of(written);
    } else if (spec.image().isPresent()) {
      version = Fact.unknown("the image decides which minor it holds");
    } else if (locked.isPresent() && locked.get().startsWith(major + ".")) {
      version = Fact.decided(minorOf(locked.get()), "the lock holds this minor");
    } else {
      version = Fact.decided(newest.get().version(), "the newest minor of major " + major);
    }
    if (spec.image().isPresent()) {
      return Optional.of(
          new Image(Fact.of(spec.image().get().map(ImageRef::parse)), major, version, false));
    }
    String suite =
        locked
            .filter(pin -> pin.startsWith(major + ".") && pin.contains("-"))
            .map(pin -> pin.substring(pin.indexOf('-') + 1))
            .orElse(newest.get().suite());
    ImageRef image = new ImageRef(OFFICIAL, version.value() + "-" + suite, Optional.empty());
    return Optional.of(
        new Image(
            Fact.decided(image, "the official image, an exact minor on a fixed distribution"),
            major,
            version,
            true));
  }

  /** {@code 17.10} of {@code 17.10-bookworm}: the suite decides how text sorts, so it stays too. */
  private static String minorOf(String pin) {
    int dash = pin.indexOf('-');
    return dash < 0 ? pin : pin.substring(0, dash);
  }
}

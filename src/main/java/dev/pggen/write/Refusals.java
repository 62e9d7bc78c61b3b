package dev.pggen.write;

import dev.pggen.source.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Why a write does not even begin. */
final class Refusals {
  private Refusals() {}

  /**
   * Everything that stands in the way, and what will be left alone.
   *
   * @param force whether hand edits may be overwritten
   */
  static List<Finding> of(Place place, Survey survey, boolean force) {
    List<Finding> findings = new ArrayList<>();
    Set<Path> blocked = new HashSet<>();
    for (Survey.Step step : survey.steps()) {
      Path file = place.file(step.draft().path());
      if (step.existing() instanceof Existing.Blocked obstacle) {
        if (blocked.add(obstacle.path())) {
          findings.add(blocked(place, obstacle));
        }
      } else if (step.state() == Survey.State.EDITED && !force) {
        findings.add(edited(place, survey, step, file));
      }
    }
    for (Survey.Stale stale : survey.stale()) {
      if (!stale.untouched()) {
        findings.add(leftOver(place, place.file(stale.path())));
      }
    }
    Path lockDirectory = place.lockFile().getParent();
    if (lockDirectory != null && !Files.isDirectory(lockDirectory)) {
      findings.add(
          place.finding(FileRules.UNUSABLE, lockDirectory, "the spec's directory is gone"));
    }
    return findings;
  }

  static Finding blocked(Place place, Existing.Blocked blocked) {
    String name = place.shown(blocked.path());
    return place
        .finding(FileRules.UNUSABLE, blocked.path(), "`" + name + "` " + blocked.why())
        .help("move it away, or choose another directory with --out");
  }

  private static Finding edited(Place place, Survey survey, Survey.Step step, Path file) {
    boolean known = survey.lock().outputs().containsKey(step.draft().path());
    String name = place.shown(file);
    String message =
        known
            ? "`" + name + "` was changed by hand"
            : "`" + name + "` is there already, and pggen did not write it";
    return place
        .finding(FileRules.HAND_EDIT, file, message)
        .help(
            "see it with `pggen render --diff`; say it in the spec, then `pggen render --force`"
                + " overwrites it");
  }

  static Finding leftOver(Place place, Path file) {
    return place
        .finding(
            FileRules.LEFT_OVER,
            file,
            "`" + place.shown(file) + "` is no longer rendered, was changed by hand, and stays")
        .help("remove it if nothing needs it");
  }
}

package dev.pggen.write;

import dev.pggen.source.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How what lies on disk differs from what would be written. Nothing is changed.
 *
 * @param findings what differs, or stands in the way
 * @param diff from disk to render, as a unified diff
 * @param staleLock whether a write would change {@code pggen.lock} alone
 * @param nothingYet whether none of the files is there: that is one finding
 */
public record Drift(List<Finding> findings, String diff, boolean staleLock, boolean nothingYet) {
  private static final String HELP = "run `pggen render`";

  public Drift {
    findings = List.copyOf(findings);
  }

  /** Compares an order with the disk. */
  public static Drift of(Order order) {
    Place place = order.place();
    Survey survey = Survey.of(place, order.drafts(), order.scope());
    List<Finding> findings = new ArrayList<>(survey.findings());
    if (survey.isInterrupted()) {
      findings.add(interrupted(place, survey));
    }
    StringBuilder diff = new StringBuilder();
    Set<Path> obstacles = new HashSet<>();
    for (Survey.Step step : survey.steps()) {
      if (step.existing() instanceof Existing.Blocked blocked && obstacles.add(blocked.path())) {
        findings.add(Refusals.blocked(place, blocked));
      }
      compare(place, step, findings, diff);
    }
    for (Survey.Stale stale : survey.stale()) {
      Path file = place.file(stale.path());
      if (stale.untouched()) {
        String name = "`" + place.shown(file) + "` is no longer rendered";
        findings.add(place.finding(FileRules.DRIFT, file, name).help(HELP));
      } else {
        findings.add(Refusals.leftOver(place, file));
      }
    }
    Lock wanted = order.lock();
    Lock found = survey.lock();
    boolean byOther = !found.isNone() && !found.pggen().equals(wanted.pggen());
    if (byOther && onlyOld(survey) && findings.stream().anyMatch(Drift::isDrift)) {
      findings.removeIf(Drift::isDrift);
      findings.add(byOther(place, found, wanted));
    }
    boolean nothingYet =
        !survey.isInterrupted()
            && !survey.steps().isEmpty()
            && survey.count(Survey.State.MISSING) == survey.steps().size();
    if (nothingYet) {
      findings.removeIf(Drift::isDrift);
      findings.add(0, nothingYet(place, survey));
    }
    return new Drift(
        findings, diff.toString(), !found.inputs().equals(wanted.inputs()), nothingYet);
  }

  private static void compare(
      Place place, Survey.Step step, List<Finding> findings, StringBuilder diff) {
    Path file = place.file(step.draft().path());
    String name = "`" + place.shown(file) + "` ";
    byte[] old = step.existing() instanceof Existing.Plain plain ? plain.bytes() : new byte[0];
    switch (step.state()) {
      case SAME -> {}
      case MODE -> mode(place, step, findings);
      case MISSING -> findings.add(drift(place, file, name + "is missing"));
      case OLD -> findings.add(drift(place, file, name + "is not what the spec says now"));
      case EDITED -> findings.add(drift(place, file, name + "was changed by hand"));
      case BLOCKED -> {}
    }
    if (step.state() != Survey.State.SAME && step.state() != Survey.State.BLOCKED) {
      diff.append(UnifiedDiff.of(place.shown(file), old, step.draft().bytes()));
    }
  }

  /**
   * Only the executable bit counts: version control keeps no other, a clone's umask sets the rest.
   */
  private static void mode(Place place, Survey.Step step, List<Finding> findings) {
    if (step.existing() instanceof Existing.Plain plain
        && plain.isExecutable() != step.draft().executable()) {
      Path file = place.file(step.draft().path());
      String not = step.draft().executable() ? "` is not executable" : "` is executable";
      findings.add(drift(place, file, "`" + place.shown(file) + not));
    }
  }

  private static Finding drift(Place place, Path file, String message) {
    return place.finding(FileRules.DRIFT, file, message).help(HELP);
  }

  private static Finding nothingYet(Place place, Survey survey) {
    Path first = place.file(survey.steps().get(0).draft().path());
    int others = survey.steps().size() - 1;
    String message =
        "nothing is rendered yet: `"
            + place.shown(first)
            + "` and "
            + others
            + (others == 1 ? " other file is missing" : " other files are missing");
    return drift(place, first, message);
  }

  private static Finding interrupted(Place place, Survey survey) {
    long missing = survey.steps().size() - survey.count(Survey.State.SAME);
    String old =
        String.join(
            ", ",
            survey.steps().stream()
                .filter(s -> s.state() != Survey.State.SAME)
                .limit(5)
                .map(s -> s.draft().path())
                .toList());
    String message =
        "a render was interrupted: "
            + (survey.steps().size() - missing)
            + " files are new, "
            + missing
            + " are not"
            + (old.isEmpty() ? "" : ": " + old + (missing > 5 ? ", ..." : ""));
    return place.finding(FileRules.INTERRUPTED, place.journalFile(), message).help(HELP);
  }

  private static boolean onlyOld(Survey survey) {
    return !survey.isInterrupted() && survey.count(Survey.State.EDITED) == 0;
  }

  private static boolean isDrift(Finding finding) {
    return finding.rule().equals(FileRules.DRIFT);
  }

  private static Finding byOther(Place place, Lock found, Lock wanted) {
    String message = "rendered by pggen " + found.pggen() + ", this is " + wanted.pggen();
    return place
        .finding(FileRules.DRIFT, place.lockFile(), message)
        .why("a newer pggen may write other bytes for the same spec")
        .help("see them with `pggen render --diff`, take them with `pggen render`");
  }
}

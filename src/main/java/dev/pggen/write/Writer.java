package dev.pggen.write;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes an output tree. The order is: look, journal, all files beside their places, all renames,
 * removals, lock, journal away. So a failure before the renames changes nothing, and after a kill
 * every file is wholly old or wholly new, and the next write knows both kinds for its own.
 */
public final class Writer {
  private final Disk disk;

  public Writer(Disk disk) {
    this.disk = disk;
  }

  /** Brings the disk to what is ordered, or says why not. */
  public Outcome write(Order order) {
    Place place = order.place();
    Survey survey = Survey.of(place, order.drafts(), order.scope());
    List<Finding> findings = new ArrayList<>(survey.findings());
    findings.addAll(Refusals.of(place, survey, order.force()));
    if (findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
      return Outcome.refused(findings);
    }
    SortedMap<String, String> outputs = survey.others(place, order.scope());
    order.drafts().forEach(draft -> outputs.put(draft.path(), draft.digest()));
    Lock lock = order.lock().withOutputs(outputs);
    return change(place, survey, lock, findings);
  }

  private Outcome change(Place place, Survey survey, Lock lock, List<Finding> findings) {
    List<Survey.Step> steps =
        survey.steps().stream().filter(s -> s.state() != Survey.State.SAME).toList();
    List<Survey.Stale> gone = survey.stale().stream().filter(Survey.Stale::untouched).toList();
    byte[] newLock = lock.print().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    boolean lockChanged =
        !(Existing.read(place.lockFile()) instanceof Existing.Plain plain
            && java.util.Arrays.equals(plain.bytes(), newLock));
    Staging staging = new Staging(disk, place);
    try {
      staging.cleanUp(survey.journal().keySet());
      if (!steps.isEmpty() || !gone.isEmpty()) {
        staging.journal(journal(place, survey, lock));
      }
      for (Survey.Step step : steps) {
        staging.stage(step.draft());
      }
      if (lockChanged) {
        staging.stage(place.lockFile(), newLock);
      }
    } catch (Staging.Failed failed) {
      staging.undo(!survey.isInterrupted());
      findings.add(failed.finding(place, "nothing was changed"));
      return Outcome.refused(findings);
    }
    int done = 0;
    try {
      for (Survey.Step step : steps) {
        staging.replace(place.file(step.draft().path()));
        done++;
      }
      for (Survey.Stale stale : gone) {
        staging.remove(stale.path());
      }
      staging.syncDirectories();
      if (lockChanged) {
        staging.replace(place.lockFile());
      }
      staging.finish();
    } catch (Staging.Failed failed) {
      String state = done + " of " + steps.size() + " files are new; render again to finish";
      findings.add(failed.finding(place, state));
      return new Outcome(false, paths(steps.subList(0, done)), List.of(), 0, false, findings);
    }
    return new Outcome(
        true,
        paths(steps),
        gone.stream().map(Survey.Stale::path).toList(),
        survey.steps().size() - steps.size(),
        lockChanged,
        findings);
  }

  /** Digests that the next run must know for its own: this render's, and what a killed one left. */
  private static LockText journal(Place place, Survey survey, Lock lock) {
    SortedMap<String, String> all = new TreeMap<>(lock.outputs());
    survey
        .journal()
        .forEach(
            (path, digests) -> {
              if (Existing.at(place.root(), path) instanceof Existing.Plain plain
                  && digests.contains(plain.digest())) {
                all.merge(path, plain.digest(), (a, b) -> a.equals(b) ? a : a + " " + b);
              }
            });
    TreeMap<String, SortedMap<String, String>> maps = new TreeMap<>();
    maps.put("outputs", all);
    return new LockText(new TreeMap<>(), maps);
  }

  static String mode(Draft draft) {
    return draft.executable() ? Disk.EXECUTABLE_MODE : Disk.FILE_MODE;
  }

  private static List<String> paths(List<Survey.Step> steps) {
    return steps.stream().map(s -> s.draft().path()).toList();
  }
}

package dev.pggen.write;

import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies on disk, compared with what is to lie there. Nothing is changed.
 *
 * @param lock of the last render that ended
 * @param journal digests that an interrupted render was about to write or found, by path; several
 *     have spaces between them; empty if none was interrupted
 * @param steps one for each wanted file
 * @param stale files of an earlier render that are no longer wanted
 * @param findings about the lock and the journal
 */
record Survey(
    Lock lock,
    SortedMap<String, String> journal,
    List<Step> steps,
    List<Stale> stale,
    List<Finding> findings) {

  /** What has to happen to a file. */
  enum State {
    /** Nothing. */
    SAME,
    /** Right bytes, wrong mode. */
    MODE,
    /** It is not there yet. */
    MISSING,
    /** It is as an earlier render left it. */
    OLD,
    /** Somebody else wrote it, or changed it. */
    EDITED,
    /** Something else is in its place. */
    BLOCKED
  }

  /** A wanted file, and what is there. */
  record Step(Draft draft, Existing existing, State state) {}

  /** A file of an earlier render, and whether it is still as that render left it. */
  record Stale(String path, Existing existing, boolean untouched) {}

  /**
   * Compares.
   *
   * @param drafts all files of the rendered targets
   * @param scope beginnings of the paths that are rendered now; other files of the lock are left
   */
  static Survey of(Place place, List<Draft> drafts, Collection<String> scope) {
    List<Finding> findings = new ArrayList<>();
    Lock lock = Lock.from(text(place, place.lockFile(), findings));
    SortedMap<String, String> journal = text(place, place.journalFile(), findings).map("outputs");
    List<Step> steps = new ArrayList<>();
    Set<String> wanted = new HashSet<>();
    for (Draft draft : drafts) {
      wanted.add(draft.path());
      Existing existing = Existing.at(place.root(), draft.path());
      steps.add(new Step(draft, existing, state(draft, existing, lock, journal)));
    }
    Set<String> known = new TreeSet<>(lock.outputs().keySet());
    known.addAll(journal.keySet());
    List<Stale> stale = new ArrayList<>();
    for (String path : known) {
      if (Draft.isInside(path)
          && !wanted.contains(path)
          && scope.stream().anyMatch(path::startsWith)) {
        Existing existing = Existing.at(place.root(), path);
        if (!(existing instanceof Existing.Absent)) {
          stale.add(new Stale(path, existing, isOurs(path, existing, lock, journal)));
        }
      }
    }
    return new Survey(lock, journal, steps, stale, findings);
  }

  private static State state(
      Draft draft, Existing existing, Lock lock, SortedMap<String, String> journal) {
    if (existing instanceof Existing.Absent) {
      return State.MISSING;
    }
    if (!(existing instanceof Existing.Plain plain)) {
      return State.BLOCKED;
    }
    if (plain.digest().equals(draft.digest())) {
      return plain.mode().equals(Writer.mode(draft)) ? State.SAME : State.MODE;
    }
    return isOurs(draft.path(), existing, lock, journal) ? State.OLD : State.EDITED;
  }

  private static boolean isOurs(
      String path, Existing existing, Lock lock, SortedMap<String, String> journal) {
    return existing instanceof Existing.Plain plain
        && (plain.digest().equals(lock.outputs().get(path))
            || journal.getOrDefault(path, "").contains(plain.digest()));
  }

  /** The lock of a render; {@link Lock#none()} if there is none or it cannot be read. */
  static Lock lock(Place place, List<Finding> findings) {
    return Lock.from(text(place, place.lockFile(), findings));
  }

  private static LockText text(Place place, java.nio.file.Path file, List<Finding> findings) {
    Existing existing = Existing.read(file);
    if (existing instanceof Existing.Blocked blocked) {
      findings.add(
          place.finding(FileRules.UNUSABLE, file, "`" + place.shown(file) + "` " + blocked.why()));
    }
    if (!(existing instanceof Existing.Plain plain)) {
      return LockText.empty();
    }
    String text = new String(plain.bytes(), StandardCharsets.UTF_8);
    LockText.Parsed parsed = LockText.parse(text);
    if (parsed.text().isPresent()) {
      return parsed.text().get();
    }
    int line = parsed.badLine();
    SourceFile source = SourceFile.of(place.shown(file), text);
    findings.add(
        FileRules.BAD_LOCK
            .at(
                source.span(line, 1, line, Math.max(2, source.line(line).length() + 1)),
                "this line is not as pggen writes it")
            .help("take the whole file from version control, or one side of a merge; then render"));
    return LockText.empty();
  }

  /** Whether an earlier render was stopped before its end. */
  boolean isInterrupted() {
    return !journal.isEmpty();
  }

  /** How many wanted files are in a state. */
  long count(State state) {
    return steps.stream().filter(s -> s.state() == state).count();
  }

  /** Digests of files that are outside what is rendered now; they stay in the lock. */
  SortedMap<String, String> others(Place place, Collection<String> scope) {
    SortedMap<String, String> others = new TreeMap<>(lock.outputs());
    journal.forEach(
        (path, digests) -> {
          // A killed render may have come this far in a target that is not rendered now.
          if (Existing.at(place.root(), path) instanceof Existing.Plain plain
              && digests.contains(plain.digest())) {
            others.put(path, plain.digest());
          }
        });
    others.keySet().removeIf(path -> scope.stream().anyMatch(path::startsWith));
    return others;
  }
}

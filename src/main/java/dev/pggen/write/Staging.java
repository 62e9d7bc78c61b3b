package dev.pggen.write;

import dev.pggen.source.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The steps of one write, each of which says on which file it failed. */
final class Staging {
  private static final String JOURNAL_COMMENT =
      "A render was interrupted here. Render again to finish; pggen then removes this file.";

  private final Disk disk;
  private final Place place;
  private final Deque<Path> made = new ArrayDeque<>();
  private final List<Path> waiting = new ArrayList<>();
  private final SortedSet<Path> touched = new TreeSet<>();

  Staging(Disk disk, Place place) {
    this.disk = disk;
    this.place = place;
  }

  /** A step failed, for a reason of the operating system. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Path path;
    private final transient IOException reason;

    Failed(Path path, IOException reason) {
      super(reason);
      this.path = path;
      this.reason = reason;
    }

    /** The failure as a finding. */
    Finding finding(Place place, String state) {
      return place
          .finding(
              FileRules.UNUSABLE,
              path,
              "cannot write `" + place.shown(path) + "`: " + Existing.reason(reason))
          .why(state)
          .help("check owner, mode and free space of `" + place.shown(parent(path)) + "`");
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void attempt(Path path, Step step) throws Failed {
    try {
      step.run();
    } catch (IOException e) {
      throw new Failed(path, e);
    }
  }

  /** Removes what a killed render left beside the places of its files. */
  void cleanUp(Collection<String> journaled) throws Failed {
    for (String path : journaled) {
      if (Draft.isInside(path) && !(Existing.at(place.root(), path) instanceof Existing.Blocked)) {
        removeTemporary(place.file(path));
      }
    }
    removeTemporary(place.lockFile());
    removeTemporary(place.journalFile());
  }

  private void removeTemporary(Path file) throws Failed {
    Path temporary = Place.temporary(file);
    if (Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
      attempt(temporary, () -> disk.delete(temporary));
    }
  }

  /** Says on disk what is about to change. */
  void journal(LockText text) throws Failed {
    Path file = place.journalFile();
    stage(file, text.print(JOURNAL_COMMENT).getBytes(StandardCharsets.UTF_8));
    replace(file);
    attempt(file, () -> disk.sync(parent(file)));
  }

  /** Writes a file beside its place. */
  void stage(Draft draft) throws Failed {
    write(place.file(draft.path()), draft.bytes(), Writer.mode(draft));
  }

  /** Writes a file of our own beside its place. */
  void stage(Path file, byte[] bytes) throws Failed {
    write(file, bytes, Disk.FILE_MODE);
  }

  private void write(Path file, byte[] bytes, String mode) throws Failed {
    makeDirectories(parent(file));
    removeTemporary(file);
    Path temporary = Place.temporary(file);
    waiting.add(temporary);
    attempt(file, () -> disk.create(temporary, bytes, mode));
  }

  private void makeDirectories(Path directory) throws Failed {
    if (Files.isDirectory(directory)) {
      return;
    }
    makeDirectories(parent(directory));
    attempt(directory, () -> disk.makeDirectory(directory, Disk.EXECUTABLE_MODE));
    made.push(directory);
    touched.add(parent(directory));
  }

  /** Puts a staged file in its place. */
  void replace(Path file) throws Failed {
    Path temporary = Place.temporary(file);
    attempt(file, () -> disk.replace(temporary, file));
    waiting.remove(temporary);
    touched.add(parent(file));
  }

  /** Removes a file of an earlier render, and directories that are empty without it. */
  void remove(String relative) throws Failed {
    Path file = place.file(relative);
    attempt(file, () -> disk.delete(file));
    for (Path up = parent(file); !up.equals(place.root()); up = parent(up)) {
      Path directory = up;
      try {
        disk.delete(directory);
      } catch (DirectoryNotEmptyException e) {
        return;
      } catch (IOException e) {
        throw new Failed(directory, e);
      }
      touched.remove(directory);
    }
  }

  /** Waits until all new names are on disk, so that the lock never promises what a crash undoes. */
  void syncDirectories() throws Failed {
    for (Path directory : touched) {
      if (Files.isDirectory(directory)) {
        attempt(directory, () -> disk.sync(directory));
      }
    }
  }

  /** The journal has served. */
  void finish() throws Failed {
    Path journal = place.journalFile();
    if (Files.exists(journal, LinkOption.NOFOLLOW_LINKS)) {
      attempt(journal, () -> disk.delete(journal));
    }
    attempt(journal, () -> disk.sync(parent(journal)));
  }

  /** Takes back what was staged. What cannot be removed now is removed by the next write. */
  void undo(boolean journalToo) {
    waiting.forEach(this::discard);
    if (journalToo) {
      discard(place.journalFile());
    }
    made.forEach(this::discard);
  }

  private void discard(Path path) {
    try {
      disk.delete(path);
    } catch (NoSuchFileException e) {
      return; // the step before its creation failed
    } catch (IOException e) {
      touched.add(parent(path)); // still there: the journal lets the next write find it
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}

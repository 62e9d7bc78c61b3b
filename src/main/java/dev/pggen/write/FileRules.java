package dev.pggen.write;

import static dev.pggen.source.Severity.ERROR;
import static dev.pggen.source.Severity.WARNING;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with files on disk. */
public final class FileRules {
  /** A file cannot be read or written: full disk, permissions, something else in its place. */
  public static final RuleInfo UNUSABLE =
      new RuleInfo(
          "PG080", "unusable-file", ERROR, "pggen changes all files of a render or says which not");

  /** A rendered file was changed by hand. */
  public static final RuleInfo HAND_EDIT =
      new RuleInfo(
          "PG081", "hand-edit", ERROR, "a change by hand would be lost with the next render");

  /** What lies on disk is not what the spec says. */
  public static final RuleInfo DRIFT =
      new RuleInfo("PG082", "drift", ERROR, "what runs would not be what the spec says");

  /** An earlier render was interrupted. */
  public static final RuleInfo INTERRUPTED =
      new RuleInfo(
          "PG083",
          "interrupted-render",
          ERROR,
          "some files are from the new render, some from the old");

  /** The lock cannot be read. */
  public static final RuleInfo BAD_LOCK =
      new RuleInfo(
          "PG084", "bad-lock", ERROR, "without it hand edits cannot be told from old files");

  /** A file of an earlier render that nobody needs any more was changed by hand and stays. */
  public static final RuleInfo LEFT_OVER =
      new RuleInfo(
          "PG085", "left-over", WARNING, "the render no longer has this file, and it was changed");

  /** The spec asks for another major than the one that made the data. */
  public static final RuleInfo OTHER_MAJOR =
      new RuleInfo(
          "PG088",
          "other-major",
          ERROR,
          "each major has a directory of its own in the volume, so the new server starts empty");

  /** The spec asks for an image of another family than the one that made the data. */
  public static final RuleInfo OTHER_IMAGE =
      new RuleInfo(
          "PG089",
          "other-image",
          ERROR,
          "another image may keep data elsewhere, sort text otherwise or lack a library");

  /** All of them. */
  public static final List<RuleInfo> ALL =
      List.of(
          UNUSABLE, HAND_EDIT, DRIFT, INTERRUPTED, BAD_LOCK, LEFT_OVER, OTHER_MAJOR, OTHER_IMAGE);

  private FileRules() {}

  /** Whether a finding says that a file cannot be read or written, which is exit code 3. */
  public static boolean isUnusable(Finding finding) {
    return finding.rule().equals(UNUSABLE);
  }
}

package dev.pggen.lsp;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in files, and how it is mended: all that the server does not know itself. */
public interface Project {
  /**
   * Looks at a file.
   *
   * @param roots directories that are open in the editor; a file outside of them is judged alone
   * @param texts what open files hold now, saved or not; the file is one of them
   */
  Look look(Path file, List<Path> roots, Map<Path, String> texts) throws IOException;

  /** What one look at a file told. */
  interface Look {
    /** The file that was looked at. */
    Path file();

    /** All that was found, sorted; some of it may stand in other files. */
    List<Finding> findings();

    /** Why the file was not judged, where its name says that it should be. */
    Optional<Refusal> refusal();

    /** What has no place in a file: what was not read, and mistakes of ours. */
    List<String> notes();

    /** Where a file lies that a finding names. */
    Path place(String path);

    /** The text of the file after the fix of one of its findings, where it does no harm. */
    Optional<String> fixed(Finding finding) throws IOException;

    /** The text of the file after all safe fixes, where that is another one. */
    Optional<String> fixedSafely() throws IOException;

    /** The text of the file with a suppression of a finding, whose reason is yet to be written. */
    Optional<String> ignoring(Finding finding) throws IOException;

    /** The page of a rule, one of a repository's own included, in Markdown. */
    Optional<String> page(String rule) throws IOException;
  }

  /**
   * Why a file was not judged.
   *
   * @param severity how bad that is
   * @param why stands alone
   */
  record Refusal(Severity severity, String why) {}
}

package dev.pggen.cli;

import dev.pggen.lint.LintResult;
import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.Finding.Related;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a repository that are not as they were in a commit, as Git knows them, and those
 * that it does not know yet.
 */
final class ChangedFiles {
  private static final String WITHOUT = "name the files that are meant, or lint all of them";

  private final Path directory;
  private final Set<Path> changed = new HashSet<>();

  private ChangedFiles(Path directory) {
    this.directory = directory;
  }

  /** What differs from the last commit. */
  static ChangedFiles sinceLastCommit(Terminal terminal) throws UsageException, IOException {
    return of("--changed", Optional.empty(), terminal);
  }

  /** What differs from where this branch left another, or any other commit. */
  static ChangedFiles since(String ref, Terminal terminal) throws UsageException, IOException {
    if (ref.isBlank() || ref.startsWith("-")) {
      throw new UsageException(
          "`" + ref + "` names no commit", "write a branch, a tag or a commit: `--since main`");
    }
    return of("--since", Optional.of(ref), terminal);
  }

  private static ChangedFiles of(String option, Optional<String> ref, Terminal terminal)
      throws UsageException, IOException {
    Git git = new Git(terminal.directory(), terminal);
    Git.Answer top = asked(git, option, "rev-parse", "--show-toplevel");
    if (!top.isGood()) {
      throw new UsageException(
          option + " asks Git, which says: " + top.err().replaceFirst("^fatal: ", ""), WITHOUT);
    }
    Path home = Path.of(top.line()).toRealPath();
    ChangedFiles files = new ChangedFiles(terminal.directory().toRealPath());
    Git here = new Git(home, terminal);
    Optional<String> commit = commit(here, option, ref);
    if (commit.isPresent()) {
      String[] difference = {
        "diff-index", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv"
      };
      String[] words = java.util.Arrays.copyOf(difference, difference.length + 2);
      words[difference.length] = commit.get();
      words[difference.length + 1] = "--";
      List<String> texts = good(here, option, words).texts();
      for (int i = 0; i + 1 < texts.size(); i += 2) {
        Path file = home.resolve(texts.get(i + 1)).normalize();
        if (!Blob.isSame(texts.get(i), file)) {
          files.changed.add(file);
        }
      }
    } else {
      files.add(home, good(here, option, "ls-files", "-z", "--cached"));
    }
    files.add(home, good(here, option, "ls-files", "-z", "--others", "--exclude-standard"));
    return files;
  }

  /** The commit with which files are compared; none in a repository that has none yet. */
  private static Optional<String> commit(Git git, String option, Optional<String> ref)
      throws UsageException, IOException {
    boolean begun = asked(git, option, "rev-parse", "--verify", "--quiet", "HEAD").isGood();
    if (ref.isEmpty()) {
      return begun ? Optional.of("HEAD") : Optional.empty();
    }
    Git.Answer wanted =
        asked(git, option, "rev-parse", "--verify", "--quiet", ref.get() + "^{commit}");
    if (!wanted.isGood()) {
      throw new UsageException(
          "Git knows no commit `" + ref.get() + "` here",
          "write a branch, a tag or a commit, and fetch it first if it lies elsewhere");
    }
    Git.Answer base = asked(git, option, "merge-base", wanted.line(), "HEAD");
    if (!base.isGood()) {
      throw new UsageException(
          "`" + ref.get() + "` and this branch have no commit in common here",
          "fetch more of their history: a shallow clone has only the end of it");
    }
    return Optional.of(base.line());
  }

  private static Git.Answer good(Git git, String option, String... words)
      throws UsageException, IOException {
    Git.Answer answer = asked(git, option, words);
    if (!answer.isGood()) {
      throw new UsageException(option + " asks Git, which says: " + answer.err(), WITHOUT);
    }
    return answer;
  }

  private static Git.Answer asked(Git git, String option, String... words)
      throws UsageException, IOException {
    Optional<Git.Answer> answer = git.ask(words);
    if (answer.isEmpty()) {
      throw new UsageException(option + " asks Git, and there is no program `git`", WITHOUT);
    }
    return answer.get();
  }

  private void add(Path home, Git.Answer names) {
    for (String name : names.texts()) {
      changed.add(home.resolve(name).normalize());
    }
  }

  /** Whether a file is one of them, or lies in a repository within this one that is. */
  boolean has(Path file) {
    for (Path at = directory.resolve(file).normalize(); at != null; at = at.getParent()) {
      if (changed.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a finding speaks of one of them. */
  private boolean has(Finding finding) {
    boolean here = has(Path.of(finding.span().path()));
    for (Related related : finding.related()) {
      here |= has(Path.of(related.span().path()));
    }
    return here;
  }

  /** Those of some findings that speak of one of them. */
  List<Finding> of(List<Finding> findings) {
    List<Finding> left = new ArrayList<>();
    for (Finding finding : findings) {
      if (has(finding)) {
        left.add(finding);
      }
    }
    return left;
  }

  /** The same for a whole result. */
  LintResult of(LintResult result) {
    List<Suppressed> suppressed = new ArrayList<>();
    for (Suppressed each : result.suppressed()) {
      if (has(each.finding())) {
        suppressed.add(each);
      }
    }
    return new LintResult(of(result.findings()), suppressed, result.secrets(), result.mistakes());
  }
}

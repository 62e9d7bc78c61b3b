package dev.pggen.cli;

import dev.pggen.source.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which fixes are applied, and whether they are written. */
final class FixOptions {
  private static final String SAFE = "safe";
  private static final String UNSAFE = "unsafe";

  private final Supplier<Optional<String>> fix;
  private final Supplier<Boolean> diff;

  /** As the command line says. */
  FixOptions(Options takes) {
    fix =
        takes.bare(
            "--fix",
            "unsafe",
            "Apply the safe fixes; --fix=unsafe also those that may change what runs.");
    diff = takes.flag("--diff", "Print what --fix would change, and write nothing.");
  }

  /** Whether anything is to be mended. */
  boolean wanted() {
    return fix.get().isPresent() || diff.get();
  }

  /** Whether the changes are printed instead of written. */
  boolean diff() {
    return diff.get();
  }

  /** Whether a finding is to be mended. */
  boolean takes(Finding finding) {
    return finding
        .fix()
        .filter(f -> f.safe() || fix.get().filter(UNSAFE::equals).isPresent())
        .isPresent();
  }

  /** The paths of the command line: a word after {@code --fix} may have been the first of them. */
  List<Path> paths(List<Path> others, Terminal terminal) throws UsageException {
    String word = fix.get().orElse("");
    if (word.isEmpty() || word.equals(SAFE) || word.equals(UNSAFE)) {
      return others;
    }
    Path path = Path.of(word);
    if (!word.equals("-") && !Files.exists(terminal.directory().resolve(path))) {
      throw new UsageException(
          "`--fix` is safe or unsafe, and no file is called `" + word + "`",
          Typo.isNear(word, UNSAFE) ? "did you mean `--fix=unsafe`?" : "`--fix` alone is safe");
    }
    List<Path> all = new ArrayList<>(List.of(path));
    all.addAll(others);
    return all;
  }
}

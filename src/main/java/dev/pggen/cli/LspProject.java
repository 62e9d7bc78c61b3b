package dev.pggen.cli;

import dev.pggen.lint.Choice;
import dev.pggen.lint.Linter;
import dev.pggen.lsp.Project;
import dev.pggen.source.Result;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Open files, judged as {@code pggen lint --stdin-filename FILE -} would in the directory that is
 * open in the editor.
 */
final class LspProject implements Project {
  private final Terminal terminal;
  private final Supplier<LocalDate> today;
  private final boolean withPlaces;

  /**
   * Around a process.
   *
   * @param today the day of each look
   * @param withPlaces whether a mistake of pggen is told with its place
   */
  LspProject(Terminal terminal, Supplier<LocalDate> today, boolean withPlaces) {
    this.terminal = terminal;
    this.today = today;
    this.withPlaces = withPlaces;
  }

  @Override
  public Look look(Path file, List<Path> roots, Map<Path, String> texts) throws IOException {
    Path home = home(file, roots);
    ByteArrayOutputStream aside = new ByteArrayOutputStream();
    Terminal here =
        terminal.elsewhere(
            home, new PrintStream(aside, false, StandardCharsets.UTF_8), today.get());
    String shown = Stages.shown(file, home);
    byte[] bytes = texts.getOrDefault(file, "").getBytes(StandardCharsets.UTF_8);
    if (file.endsWith(Config.NAME)) {
      return LspPlainLook.of(file, home, ConfigReader.read(file, home, bytes).findings());
    }
    Piped piped = new Piped(file, shown, bytes, YamlReader.decode(shown, bytes));
    try {
      Config config = ConfigFile.near(here);
      Choice choice = RuleOptions.standard(config);
      // Options that nobody typed: the baseline that is found.
      BaselineFile.Used baseline =
          new BaselineFile(new Options()).read(config, choice, false, home, here);
      LintPaths paths =
          LintPaths.of(List.of(Path.of(Piped.MARK)), Excludes.of(config), Optional.of(piped), home);
      Linter linter = Linter.with(choice);
      return new LspLook(
          piped,
          home,
          config,
          texts(file, home, texts),
          instead -> Looked.at(paths, instead, linter, baseline, here),
          aside,
          withPlaces);
    } catch (UsageException e) {
      here.flush();
      String why = e.getMessage() + (e.help().isEmpty() ? "" : "; " + e.help());
      return LspPlainLook.of(file, home, new Refusal(Severity.ERROR, why), LspLook.lines(aside));
    }
  }

  /**
   * Where pggen would have been started: the open directory, or the repository in it that holds the
   * file. A file elsewhere is judged from its own directory.
   */
  private static Path home(Path file, List<Path> roots) {
    Path parent = java.util.Objects.requireNonNullElse(file.getParent(), file);
    Path home = parent;
    int longest = 0;
    for (Path root : roots) {
      if (file.startsWith(root) && root.getNameCount() > longest) {
        home = root;
        longest = root.getNameCount();
      }
    }
    for (Path at = parent; at != null && !at.equals(home); at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return home;
  }

  /** What the other open files hold, by the names under which they would be reported. */
  private static Map<String, SourceFile> texts(Path file, Path home, Map<Path, String> texts) {
    Map<String, SourceFile> others = new HashMap<>();
    texts.forEach(
        (path, text) -> {
          String shown = Stages.shown(path, home);
          Result<SourceFile> read = YamlReader.decode(shown, text.getBytes(StandardCharsets.UTF_8));
          if (!path.equals(file) && read.value().isPresent()) {
            others.put(shown, read.value().get());
          }
        });
    return others;
  }
}

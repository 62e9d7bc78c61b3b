package dev.pggen.cli;

import dev.pggen.lint.Baseline;
import dev.pggen.lint.Choice;
import dev.pggen.lint.EstateRule;
import dev.pggen.lint.LintResult;
import dev.pggen.lint.LintRun;
import dev.pggen.lint.Rules;
import dev.pggen.report.HumanWriter;
import dev.pggen.report.Report;
import dev.pggen.report.Style;
import dev.pggen.source.Result;
import dev.pggen.source.RuleInfo;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.yaml.YamlDoc;
import dev.pggen.yaml.YamlPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Where old findings are kept: read, settled with, and written when somebody asks. */
final class BaselineFile {
  /** The name by which it is found. */
  static final String NAME = "pggen.baseline.yaml";

  private static final List<String> HEADER =
      List.of(
          "What was found before anybody looked; `pggen lint` is silent about it.",
          "`pggen lint --create-baseline` takes out what is mended, and adds nothing.");

  private final Supplier<Optional<Path>> named;
  private final Supplier<Boolean> none;
  private final Supplier<Boolean> create;

  /** As the command line says. */
  BaselineFile(Options takes) {
    named = takes.path("--baseline", "FILE", "Instead of the nearest " + NAME + ".");
    none = takes.flag("--no-baseline", "Let count what it accepts.");
    create =
        takes.flag(
            "--create-baseline",
            "Accept all that is found now; of a baseline that is there, take out what is mended.");
  }

  /** Whether it is to be written. */
  boolean creates() {
    return create.get();
  }

  /**
   * The baseline of this run.
   *
   * @param file where it lies, or would
   * @param old what is there; empty if there is none
   * @param whole whether all files below here are looked at
   */
  record Used(Path file, Optional<Baseline> old, Choice choice, boolean whole, Terminal terminal)
      implements Looked.Accepting {
    @Override
    public LintResult settle(LintFiles files, LintRun run, LintResult found) {
      return old.isEmpty() ? found : settled(old.get(), files, run, found).result();
    }

    private Baseline.Settled settled(
        Baseline baseline, LintFiles files, LintRun run, LintResult found) {
      Map<String, List<RuleInfo>> asked = run.asked(found.mistakes());
      boolean all = whole && files.unasked() == 0 && found.mistakes().isEmpty();
      return baseline.settle(found, choice, this::fromHome, entry -> isSeen(entry, asked, all));
    }

    /** Writes what is accepted from now on. */
    Used written(Looked looked) throws IOException {
      Baseline next =
          old.isPresent()
              ? new Baseline(
                  name(), settled(old.get(), looked.files(), looked.run(), looked.result()).kept())
              : Baseline.of(name(), looked.result(), choice, this::fromHome);
      if (old.isEmpty() || !next.entries().equals(old.get().entries())) {
        ReportFile.write(file.toString(), text(next), List.of(), terminal.directory());
      }
      int now = count(next);
      String gone = old.map(b -> ", " + (count(b) - now) + " taken out").orElse("");
      terminal.note(
          "pggen: `" + name() + "` accepts " + now + (now == 1 ? " finding" : " findings") + gone);
      return new Used(file, Optional.of(next), choice, whole, terminal);
    }

    private static int count(Baseline baseline) {
      int all = 0;
      for (Baseline.Entry entry : baseline.entries()) {
        all += entry.count();
      }
      return all;
    }

    private String name() {
      return Stages.shown(file, terminal.directory());
    }

    /** A path of a report as the baseline names it. */
    private String fromHome(String path) {
      Path home = java.util.Objects.requireNonNullElse(file.getParent(), file);
      return home.relativize(terminal.directory().resolve(path).toAbsolutePath().normalize())
          .toString()
          .replace('\\', '/');
    }

    /** Whether the run would have found again what an entry accepts. */
    private boolean isSeen(Baseline.Entry entry, Map<String, List<RuleInfo>> asked, boolean all) {
      Path at = file.resolveSibling(entry.file()).normalize();
      if (!Files.exists(at)) {
        return true;
      }
      if (choice.rules().stream().noneMatch(r -> r.info().id().equals(entry.rule()))) {
        return false;
      }
      if (all) {
        return at.startsWith(terminal.directory().toAbsolutePath().normalize());
      }
      // What files share is found only where all of them are looked at.
      boolean shared = Rules.named(entry.rule()).filter(r -> r instanceof EstateRule).isPresent();
      List<RuleInfo> here = asked.getOrDefault(Stages.shown(at, terminal.directory()), List.of());
      return !shared && here.stream().anyMatch(r -> r.id().equals(entry.rule()));
    }
  }

  /**
   * Finds and reads it.
   *
   * @param from the directory from which the nearest one is looked for
   */
  Used read(Config config, Choice choice, boolean whole, Path from, Terminal terminal)
      throws UsageException {
    if (none.get() && (named.get().isPresent() || creates())) {
      throw new UsageException(
          "--no-baseline cannot be beside --baseline or --create-baseline",
          "leave one of them out");
    }
    Path here = terminal.directory().toAbsolutePath().normalize();
    Optional<Path> found =
        named
            .get()
            .map(p -> here.resolve(p).normalize())
            .or(() -> RepositoryFiles.nearest(from.toAbsolutePath().normalize(), NAME));
    Path file = found.orElse(config.home().resolve(NAME));
    boolean there = Files.isRegularFile(file);
    if (!there && named.get().isPresent() && !creates()) {
      throw new UsageException(
          "the baseline `" + named.get().get() + "` is not there",
          "name a file, or let --create-baseline write it");
    }
    if (!there || none.get() || !choice.obeysIgnores()) {
      return new Used(file, Optional.empty(), choice, whole, terminal);
    }
    return new Used(file, Optional.of(read(file, choice, terminal)), choice, whole, terminal);
  }

  private static Baseline read(Path file, Choice choice, Terminal terminal) throws UsageException {
    String shown = Stages.shown(file, terminal.directory());
    try {
      Result<Baseline> baseline = BaselineReader.read(shown, Files.readAllBytes(file), choice);
      if (baseline.value().isPresent()) {
        return baseline.value().get();
      }
      terminal
          .err()
          .print(
              new HumanWriter(Style.PLAIN)
                  .write(new Report(baseline.findings(), List.of(), List.of(shown))));
      throw new UsageException(
          "nothing was asked: the baseline `" + shown + "` is wrong",
          "mend it, or leave it out with --no-baseline");
    } catch (IOException e) {
      throw new UsageException(
          "the baseline `" + shown + "` cannot be read", "look at its owner and its mode");
    }
  }

  private static String text(Baseline baseline) {
    Map<String, YamlDoc.Seq> files = new TreeMap<>();
    for (Baseline.Entry entry : baseline.entries()) {
      YamlDoc.Map one = new YamlDoc.Map().put("rule", entry.rule()).put("message", entry.message());
      if (entry.count() > 1) {
        one.put("count", entry.count());
      }
      files.computeIfAbsent(entry.file(), f -> new YamlDoc.Seq()).add(one);
    }
    YamlDoc.Map accepted = new YamlDoc.Map();
    files.forEach(accepted::put);
    YamlDoc.Map root =
        new YamlDoc.Map()
            .put(BaselineReader.VERSION, 1)
            .put(BaselineReader.ACCEPTED, files.isEmpty() ? accepted.flow() : accepted);
    return YamlPrinter.print(root, HEADER).text();
  }
}

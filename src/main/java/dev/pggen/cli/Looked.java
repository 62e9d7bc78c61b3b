package dev.pggen.cli;

import dev.pggen.lint.FormatRule;
import dev.pggen.lint.LintResult;
import dev.pggen.lint.LintRun;
import dev.pggen.lint.Linter;
import dev.pggen.lint.Rules;
import dev.pggen.pgconf.ServerFileFixes;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one look at some files told.
 *
 * @param files as they were read
 * @param run in which they were linted
 * @param result of that
 * @param findings all of them, with the fixes that can be applied
 * @param reported which files the report is about
 * @param elsewhere how many more could be mended in files that nobody asked for
 */
record Looked(
    LintFiles files,
    LintRun run,
    LintResult result,
    List<Finding> findings,
    List<Path> reported,
    SortedMap<String, Integer> elsewhere) {

  /** Takes out of a result what is accepted. */
  @FunctionalInterface
  interface Accepting {
    LintResult settle(LintFiles files, LintRun run, LintResult found);
  }

  /** Looks, as if some files had other texts. */
  static Looked at(
      LintPaths paths,
      Map<String, SourceFile> instead,
      Linter linter,
      Accepting baseline,
      Terminal terminal) {
    Map<String, SourceFile> texts =
        paths.piped().isPresent() ? paths.piped().get().with(instead) : instead;
    Patience patience = Patience.of(terminal).orElseGet(() -> Patience.usual(terminal));
    Patience.Done<Asked> done =
        patience.with(
            paths.files(),
            (slow, steps) -> {
              LintRun asking = linter.begin(terminal.today());
              LintFiles read = new LintFiles(terminal, texts, asking);
              read.read(paths, slow, steps);
              return new Asked(read, asking, asking.end());
            });
    LintFiles files = done.value().files();
    LintRun run = done.value().run();
    done.slow().forEach(files.obstacles()::add);
    LintResult result = baseline.settle(files, run, done.value().result());
    List<Finding> findings = new ArrayList<>(files.findings());
    findings.addAll(done.findings());
    findings.addAll(result.findings());
    Looked looked = new Looked(files, run, result, findings, files.paths(), new TreeMap<>());
    if (paths.changed().isPresent()) {
      looked = looked.only(paths.changed().get());
    }
    for (Finding finding : looked.findings()) {
      if (finding.fix().isPresent()) {
        return looked.possible(terminal.directory());
      }
    }
    return looked;
  }

  /** Files that were read, and what the rules said of them. */
  private record Asked(LintFiles files, LintRun run, LintResult result) {}

  /** The same, of which only some files are reported: all were looked at together. */
  private Looked only(ChangedFiles changed) {
    List<Path> some = new ArrayList<>();
    for (Path file : reported) {
      if (changed.has(file)) {
        some.add(file);
      }
    }
    return new Looked(files, run, changed.of(result), changed.of(findings), some, elsewhere);
  }

  /** Prints it all; what could not be read as well. */
  ExitCode report(ReportOptions report, boolean withPlaces, Terminal terminal) throws IOException {
    ExitCode code =
        report.print(
            findings,
            result.suppressed(),
            reported,
            () -> run.asked(result.mistakes()),
            result.secrets(),
            terminal);
    int unasked = files.unasked();
    if (unasked > 0) {
      report.note(
          (unasked == 1 ? "1 file" : unasked + " files")
              + " could not be read or planned to the end: the rules were not asked of "
              + (unasked == 1 ? "it" : "them"),
          terminal);
    }
    return code.or(tell(withPlaces));
  }

  /** Says what could not be read. */
  ExitCode tell(boolean withPlaces) {
    return files.tell(result.mistakes(), withPlaces);
  }

  /** The same without fixes that cannot be applied: only files that were asked for are changed. */
  private Looked possible(Path directory) {
    Set<String> ours = new HashSet<>();
    files.paths().forEach(file -> ours.add(Stages.shown(file, directory)));
    Set<String> refused = refused();
    List<Finding> possible = new ArrayList<>();
    SortedMap<String, Integer> others = new TreeMap<>();
    for (Finding finding : findings) {
      String path = finding.span().path();
      boolean kept = finding.fix().isEmpty() || isPossible(finding, ours, refused);
      possible.add(kept ? finding : without(finding));
      if (finding.fix().isPresent() && path.endsWith(".defaults.yaml") && !ours.contains(path)) {
        others.merge(path, 1, Integer::sum);
      }
    }
    return new Looked(files, run, result, possible, reported, others);
  }

  /** A fix is written for specs; of other formats only their own rules know how they are mended. */
  private boolean isPossible(Finding finding, Set<String> ours, Set<String> refused) {
    String path = finding.span().path();
    if (isServerFile(finding.span().file())) {
      return ours.contains(path) && finding.fix().filter(ServerFileFixes::canApply).isPresent();
    }
    boolean foreign = files.kind(path).filter(kind -> !kind.isSpec()).isPresent();
    return ours.contains(path)
        && !(foreign && refused.contains(path))
        && files.kind(path).filter(ReadKind::merged).isEmpty()
        && (!foreign
            || Rules.named(finding.rule().id())
                .filter(r -> r instanceof FormatRule<?>)
                .isPresent());
  }

  /** Files of which their own reader takes nothing; what they were to say their writer tells. */
  private Set<String> refused() {
    Set<String> refused = new HashSet<>();
    for (Finding finding : findings) {
      if (finding.rule().equals(YamlRules.INVALID)) {
        refused.add(finding.span().path());
      }
    }
    return refused;
  }

  private static Finding without(Finding finding) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.span(),
        finding.message(),
        finding.why(),
        finding.help(),
        finding.related(),
        finding.masked(),
        Optional.empty());
  }

  /** A file as its reader understands it, if it can be read to the end. */
  Optional<Document> document(String path) {
    return files.document(path);
  }

  /** Whether it is a server's own file, be it one that another takes in. */
  boolean isServerFile(SourceFile file) {
    Optional<ReadKind> kind = files.kind(file.path());
    return kind.isPresent() ? kind.get().server() : file.path().endsWith(".conf");
  }

  /** Whether a file could be read to the end. */
  boolean hasRead(String path) {
    return files.kind(path).isPresent();
  }
}

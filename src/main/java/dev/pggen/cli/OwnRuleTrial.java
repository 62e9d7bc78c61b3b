package dev.pggen.cli;

import dev.pggen.lint.Subject;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks each rule of a repository's own about its samples. */
final class OwnRuleTrial {
  private final Path home;
  private final Terminal terminal;
  private final List<String> wrong = new ArrayList<>();
  private int samples;

  /**
   * For a configuration.
   *
   * @param home from where samples that are files are seen
   */
  OwnRuleTrial(Path home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  /** Prints what is wrong, and how many were asked. */
  ExitCode run(List<OwnRule> rules) throws UsageException {
    if (rules.isEmpty()) {
      throw new UsageException(
          "no rules of this repository's own are there to be tested",
          "write some below `rules` in " + Config.NAME);
    }
    for (OwnRule rule : rules) {
      lacks(rule, rule.bad(), "bad");
      lacks(rule, rule.good(), "good");
      rule.bad().forEach(sample -> ask(rule, sample, true));
      rule.good().forEach(sample -> ask(rule, sample, false));
    }
    wrong.forEach(line -> terminal.out().print(line + "\n"));
    terminal
        .out()
        .print(
            counted(rules.size(), "rule")
                + ", "
                + counted(samples, "sample")
                + ", "
                + (wrong.isEmpty() ? "none" : wrong.size())
                + " wrong\n");
    return wrong.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private void lacks(OwnRule rule, List<YamlScalar> some, String which) {
    if (some.isEmpty()) {
      wrong.add(
          rule.rule().info().id() + " has no " + which + " sample: nobody knows what it does");
    }
  }

  private void ask(OwnRule rule, YamlScalar sample, boolean bad) {
    samples++;
    String start = sample.span().position() + ": " + rule.rule().info().id() + " ";
    Result<Subject> subject = subject(sample.text());
    if (subject.value().isEmpty()) {
      String why = subject.findings().stream().findFirst().map(Finding::message).orElse("");
      wrong.add(start + "cannot be asked of this sample" + (why.isEmpty() ? "" : ": " + why));
      return;
    }
    List<Finding> found = rule.rule().check(subject.value().get().stack()).toList();
    if (bad && found.isEmpty()) {
      wrong.add(start + "finds nothing in this bad sample");
    } else if (!bad && !found.isEmpty()) {
      Finding first = found.get(0);
      wrong.add(
          start
              + "is broken by this good sample, in its line "
              + first.span().line()
              + ": "
              + first.message());
    }
  }

  private Result<Subject> subject(String written) {
    try {
      boolean text = written.indexOf('\n') >= 0 || written.contains(": ");
      if (!text) {
        Path file = home.resolve(written).normalize();
        return Files.isRegularFile(file)
            ? new Subjects(terminal.directory(), terminal.today()).of(file)
            : missing(written);
      }
      boolean job = written.startsWith("job ") || written.contains("\njob ");
      Path file = home.resolve(job ? "sample.nomad.hcl" : "sample.yaml");
      String shown = Stages.shown(file, terminal.directory());
      Map<String, SourceFile> instead = Map.of(shown, SourceFile.of(shown, written));
      return new Subjects(terminal.directory(), terminal.today(), instead).of(file);
    } catch (IOException e) {
      return missing(written);
    }
  }

  private Result<Subject> missing(String name) {
    SourceFile none = SourceFile.of(name, "");
    return Result.failed(
        List.of(
            dev.pggen.spec.ShapeRules.BAD_VALUE.at(
                none.start(), "there is no such file beside the configuration")));
  }

  private static String counted(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}

package dev.pggen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pggen explain}: why something is as it is. */
@Command(
    name = "explain",
    header = "Say why: a setting, a line of a rendered file, or a rule.",
    footer = {
      "Examples:",
      "  pggen explain shared_buffers",
      "  pggen explain deploy/compose/postgres/postgresql.conf:12",
      "  pggen explain PG101"
    })
final class ExplainVerb extends Verb {
  private static final Pattern LINE = Pattern.compile("(.+):([1-9][0-9]{0,6})(?::[0-9]+)?");

  @Parameters(
      paramLabel = "WHAT",
      description = "A setting, FILE:LINE of a rendered file, or a rule's id or name.")
  private String what = "";

  @Option(names = "--spec", paramLabel = "SPEC", description = "Default: those of this repository.")
  private Optional<Path> spec = Optional.empty();

  @Option(names = "--target", description = "For this runtime. Default: the first.")
  private Optional<String> target = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files were rendered to.")
  private Optional<Path> out = Optional.empty();

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    Optional<String> rule = RulePage.of(what);
    if (rule.isPresent()) {
      terminal.out().print(rule.get());
      return ExitCode.CLEAN;
    }
    Explained explained = new Explained(terminal, specs(terminal), Chosen.target(target));
    Matcher line = LINE.matcher(what);
    if (line.matches()) {
      return explained.line(Path.of(line.group(1)), Integer.parseInt(line.group(2)), out);
    }
    return explained.setting(what);
  }

  private List<Path> specs(Terminal terminal) throws UsageException, IOException {
    return new Discovery(terminal.directory()).specs(spec.map(List::of).orElse(List.of()));
  }
}

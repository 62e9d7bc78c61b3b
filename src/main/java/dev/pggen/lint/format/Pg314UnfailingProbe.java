package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A probe that passes whatever the container does. */
public final class Pg314UnfailingProbe implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG314",
          "unfailing-probe",
          Severity.WARNING,
          "a container that does nothing any more stays healthy: nobody restarts it, and what waits"
              + " for it does not wait");

  /** The end of a line of a shell after which nothing can have failed. */
  private static final Pattern ALWAYS =
      Pattern.compile(
          "(?:\\|\\||;|^)\\s*(true|:|exit 0|/bin/true|echo(?:\\s[^;&|<>$`]*)?)\\s*;?\\s*$");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      Probe.of(service).ifPresent(probe -> about(service, probe, found));
    }
  }

  private static void about(ComposeService service, Probe probe, List<Finding> found) {
    Optional<YamlScalar> shell = probe.shell();
    if (shell.isPresent()) {
      Matcher end = ALWAYS.matcher(shell.get().text());
      if (end.find()) {
        found.add(finding(service, shell.get(), end));
      }
      return;
    }
    List<YamlScalar> program = probe.program();
    if (!program.isEmpty() && program.get(0).text().matches("(/bin/)?(true|echo)")) {
      found.add(told(service, program.get(0)));
    }
  }

  private static Finding finding(ComposeService service, YamlScalar line, Matcher end) {
    YamlScalar part =
        new YamlScalar(
            end.group(1), line.kind(), line.style(), line.part(end.start(1), end.end(1)), "");
    return told(service, part);
  }

  private static Finding told(ComposeService service, YamlScalar word) {
    return INFO.at(word.span(), "the probe of `" + service.name() + "` passes whatever happens")
        .help(
            "let it end as its last program does, or with `|| exit 1`; where there is nothing to ask,"
                + " write no probe");
  }
}

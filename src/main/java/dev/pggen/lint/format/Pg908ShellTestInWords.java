package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Written;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** A test for a shell in several words, of which the shell runs the first one. */
public final class Pg908ShellTestInWords implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG908",
          "shell-test-in-words",
          Severity.WARNING,
          "Docker hands the list to `sh -c`, which runs its first word; the others become `$0`, `$1`"
              + " and so on, which nobody reads");

  private static final String SHELL = "CMD-SHELL";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      Probe.of(service)
          .filter(probe -> probe.test() instanceof YamlList)
          .ifPresent(probe -> about(service, ((YamlList) probe.test()).items(), found));
    }
  }

  private static void about(ComposeService service, List<YamlNode> items, List<Finding> found) {
    List<YamlScalar> words = new ArrayList<>();
    items.forEach(item -> item.asScalar().ifPresent(words::add));
    if (words.size() < 3 || words.size() != items.size() || !words.get(0).text().equals(SHELL)) {
      return;
    }
    String script = words.get(1).text();
    if (script.matches("(?s).*\\$\\$?[0-9@*].*")) {
      return; // it does read them
    }
    boolean plain = script.indexOf(' ') < 0;
    for (YamlScalar word : words.subList(1, words.size())) {
      plain &= word.text().matches("[^|&;<>()`]*") && !word.text().contains("$$");
    }
    Finding finding =
        INFO.at(
                words.get(0).span(),
                "the test of `" + service.name() + "` runs `" + script + "` without what follows")
            .related(words.get(2).span(), "this does not reach it")
            .help(
                "write `CMD` in the place of `CMD-SHELL`, or the whole line as one text behind it");
    found.add(
        plain
            ? finding.safely(
                "run it with its words", Written.over(words.get(0).span(), SHELL, "CMD"))
            : finding);
  }
}

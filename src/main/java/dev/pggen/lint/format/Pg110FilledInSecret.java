package dev.pggen.lint.format;

import dev.pggen.lint.rule.SecretWords;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A secret that is filled in where everybody on the host can list it. */
public final class Pg110FilledInSecret implements ComposeAndJobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG110",
          "filled-in-secret",
          Severity.WARNING,
          "the value is put there: `docker inspect` shows it, and `ps` what is an argument");

  /** A reference without a default; after two dollar signs the container's shell asks. */
  static final Pattern REFERENCE =
      Pattern.compile(
          "(?<!\\$)(?:\\$\\$)*(\\$([A-Za-z_]\\w*)|\\$\\{([A-Za-z_]\\w*)(?::?\\?[^{}]*|:?-)?\\})");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      part(service, "the command", service.map().get("command"), found);
      part(service, "the entrypoint", service.map().get("entrypoint"), found);
      part(service, "the probe", Probe.of(service).map(Probe::test), found);
      part(service, "a label", service.map().get("labels"), found);
      together(BuildArguments.secrets(INFO, service).toList(), found);
    }
  }

  @Override
  public void about(Jobs jobs, List<Finding> found) {
    jobs.tasks()
        .flatMap(JobFilledSecrets::in)
        .map(
            filled ->
                INFO.at(
                        filled.part().span(),
                        filled.where()
                            + " of `"
                            + filled.task().name()
                            + "` holds the value of `"
                            + filled.name()
                            + "`")
                    .help(filled.help()))
        .forEach(found::add);
  }

  private static void part(
      ComposeService service, String where, Optional<YamlNode> node, List<Finding> found) {
    Stream<YamlScalar> texts = node.stream().flatMap(Places::scalars);
    together(texts.flatMap(text -> findings(service, where, text).stream()).toList(), found);
  }

  /** One finding for all of a place, line by line. */
  private static void together(List<Finding> all, List<Finding> found) {
    if (all.isEmpty()) {
      return;
    }
    Finding finding = all.get(0);
    Set<Integer> lines = new HashSet<>(Set.of(finding.span().line()));
    for (Finding other : all.subList(1, all.size())) {
      if (lines.add(other.span().line())) {
        finding = finding.related(other.span(), "here as well");
      }
    }
    found.add(finding);
  }

  private static List<Finding> findings(ComposeService service, String where, YamlScalar text) {
    List<Finding> findings = new ArrayList<>();
    Matcher m = REFERENCE.matcher(text.text());
    while (m.find()) {
      String name = m.group(2) == null ? m.group(3) : m.group(2);
      if (SecretWords.namesSecret(name)) {
        findings.add(
            INFO.at(
                    Places.part(text, m.start(1), m.end(1)),
                    where + " of `" + service.name() + "` holds the value of `" + name + "`")
                .help(
                    where.equals("a label")
                        ? "let the tool that reads the label have it from a file or a variable"
                        : "give it to the container as a file that the program reads, or let its"
                            + " own shell ask for it: `$$"
                            + name
                            + "`"));
      }
    }
    return findings;
  }
}

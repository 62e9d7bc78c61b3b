package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Map;

/** A server is told one thing in a variable and in a file. */
public final class Pg904VariableAndFile implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG904",
          "variable-and-file",
          Severity.ERROR,
          "the entrypoint takes one of both and ends where it gets both: `are set (but are"
              + " exclusive)`");

  private static final List<String> NAMES =
      List.of("POSTGRES_DB", "POSTGRES_INITDB_ARGS", "POSTGRES_PASSWORD", "POSTGRES_USER");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.servers()) {
      Map<String, YamlScalar> variables = server.variables();
      for (String name : NAMES) {
        YamlScalar value = variables.get(name);
        YamlScalar path = variables.get(name + "_FILE");
        if (value != null && path != null && isGiven(value) && isGiven(path)) {
          found.add(finding(server, name, value, path));
        }
      }
    }
  }

  /** What Compose fills in may be empty, which counts as not given. */
  private static boolean isGiven(YamlScalar value) {
    return !value.isNull() && !value.text().isEmpty() && value.text().indexOf('$') < 0;
  }

  private static Finding finding(
      ComposeService server, String name, YamlScalar value, YamlScalar path) {
    boolean secret = name.equals("POSTGRES_PASSWORD");
    Finding finding =
        INFO.at(path.span(), "`" + server.name() + "` gets `" + name + "` also by a file");
    Finding related =
        secret
            ? finding.relatedSecret(value.span(), "and by itself here")
            : finding.related(value.span(), "and by itself here");
    return related
        .help("leave `" + (secret ? name : name + "_FILE") + "` out")
        .fix(
            Fix.unsafe(
                "leave one of them out", new Fix.RemoveEntry(secret ? value.span() : path.span())));
  }
}

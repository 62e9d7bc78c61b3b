package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** The log of a server goes nowhere. */
public final class Pg321LogThrownAway implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG321",
          "log-thrown-away",
          Severity.WARNING,
          "why a server did not start, who was refused and which file is broken stands there alone");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      Optional<YamlScalar> driver =
          Places.at(service.map(), "logging", "driver").flatMap(YamlNode::asScalar);
      boolean server = service.isServer() || service.isServerOfSomebody();
      if (server && driver.filter(d -> d.text().equals("none")).isPresent()) {
        found.add(
            INFO.at(driver.get().span(), "the log of `" + service.name() + "` is thrown away")
                .help(
                    "limit it instead: `logging: {driver: local, options: {max-size: 10m, max-file:"
                        + " \"3\"}}`"));
      }
    }
  }
}

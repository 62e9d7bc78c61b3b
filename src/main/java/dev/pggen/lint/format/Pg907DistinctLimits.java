package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A limit of memory is written twice, and not the same. */
public final class Pg907DistinctLimits implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG907",
          "distinct-limits",
          Severity.ERROR,
          "Compose refuses the file: `can't set distinct values on 'mem_limit' and"
              + " 'deploy.resources.limits.memory'`");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      Optional<YamlScalar> old = service.scalar("mem_limit");
      Optional<YamlMap> limits =
          Places.at(service.map(), "deploy", "resources", "limits").flatMap(YamlNode::asMap);
      Optional<YamlScalar> memory = limits.flatMap(l -> Places.scalar(l, "memory"));
      if (old.isPresent()
          && memory.isPresent()
          && bytes(old.get()) > 0
          && bytes(memory.get()) > 0
          && bytes(old.get()) != bytes(memory.get())) {
        found.add(finding(service, old.get(), memory.get()));
      }
    }
  }

  private static Finding finding(ComposeService service, YamlScalar old, YamlScalar memory) {
    return INFO.at(
            old.span(),
            "`"
                + service.name()
                + "` is limited to `"
                + old.text()
                + "` and to `"
                + memory.text()
                + "`")
        .related(memory.span(), "the other limit")
        .help("leave one of them out")
        .fix(Fix.unsafe("keep the limit below `deploy`", new Fix.RemoveEntry(old.span())));
  }

  /** In bytes, or 0 where that cannot be told. */
  private static long bytes(YamlScalar value) {
    String text = value.text().toLowerCase(Locale.ROOT).strip();
    if (!text.matches("[0-9]{1,12}([kmg]?i?b?)")) {
      return 0;
    }
    String unit = text.replaceFirst("^[0-9]+", "");
    long number = Long.parseLong(text.substring(0, text.length() - unit.length()));
    return switch (unit.isEmpty() ? 'b' : unit.charAt(0)) {
      case 'k' -> number << 10;
      case 'm' -> number << 20;
      case 'g' -> number << 30;
      default -> number;
    };
  }
}

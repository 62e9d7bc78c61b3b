package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A probe takes a variable as it is, where the environment beside it has a default for it. */
public final class Pg324ProbeWithoutDefault implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG324",
          "probe-without-default",
          Severity.WARNING,
          "where the variable is not set, the server has the default and the probe asks for"
              + " nobody, or takes the next word for it");

  private static final Pattern WITH = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*):?-[^}]+}");

  private static final Pattern PLAIN =
      Pattern.compile("(?<!\\$)\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)}|([A-Za-z_][A-Za-z0-9_]*))");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      Map<String, YamlScalar> defaults = new TreeMap<>();
      for (YamlScalar value : service.variables().values()) {
        Matcher m = WITH.matcher(value.text());
        while (m.find()) {
          defaults.putIfAbsent(m.group(1), value);
        }
      }
      if (!defaults.isEmpty()) {
        Probe.of(service).ifPresent(probe -> found.addAll(findings(service, probe, defaults)));
      }
    }
  }

  private static List<Finding> findings(
      ComposeService service, Probe probe, Map<String, YamlScalar> defaults) {
    List<Finding> found = new ArrayList<>();
    for (YamlScalar word : Places.scalars(probe.test()).toList()) {
      Matcher m = PLAIN.matcher(word.text());
      while (m.find()) {
        String name = m.group(1) == null ? m.group(2) : m.group(1);
        if (defaults.containsKey(name)) {
          found.add(
              INFO.at(
                      word.part(m.start(), m.end()),
                      "the probe of `"
                          + service.name()
                          + "` has no default for `"
                          + name
                          + "`, which its environment has")
                  .related(defaults.get(name).span(), "the default")
                  .help(
                      "write the same default here, or `$$` before a variable of the container, as"
                          + " in `$$POSTGRES_USER`"));
          return found; // one edit mends the line
        }
      }
    }
    return found;
  }
}

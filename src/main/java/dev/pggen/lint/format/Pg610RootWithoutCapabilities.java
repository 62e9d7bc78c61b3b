package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A server starts as root, and may not do what its entrypoint does as root. */
public final class Pg610RootWithoutCapabilities implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG610",
          "root-without-capabilities",
          Severity.ERROR,
          "started as root, the entrypoint takes the data directory over and becomes `postgres`: what"
              + " it may not do ends it, at the first start or at the second one");

  private static final List<String> NEEDED =
      List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.servers()) {
      boolean root =
          server
              .scalar("user")
              .map(YamlScalar::text)
              .filter(u -> !u.matches("(root|0)(:.*)?"))
              .isEmpty();
      Set<String> added = names(server, "cap_add");
      if (!root || !server.isWhole() || !names(server, "cap_drop").contains("ALL")) {
        continue;
      }
      List<String> missing = new ArrayList<>(NEEDED);
      missing.removeAll(added);
      if (added.contains("DAC_READ_SEARCH")) {
        missing.remove("DAC_OVERRIDE");
      }
      if (!missing.isEmpty()
          && !added.contains("ALL")
          && added.stream().noneMatch(c -> c.contains("$"))) {
        found.add(finding(server, missing));
      }
    }
  }

  private static Set<String> names(ComposeService server, String key) {
    Set<String> names = new TreeSet<>();
    for (YamlNode item : server.items(key)) {
      item.asScalar()
          .ifPresent(s -> names.add(s.text().toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "")));
    }
    return names;
  }

  private static Finding finding(ComposeService server, List<String> missing) {
    boolean none = server.map().get("cap_add").isEmpty();
    Span drop = server.map().entry("cap_drop").orElseThrow().key().span();
    Finding finding =
        INFO.at(
                none ? drop : server.map().entry("cap_add").orElseThrow().key().span(),
                "`" + server.name() + "` starts as root without " + String.join(", ", missing))
            .help(
                "start it as the user that owns the data, like `user: \"999:999\"`, which needs no"
                    + " capability; or give these back by `cap_add`");
    return none
        ? finding.fix(
            Fix.safe(
                "give back what the entrypoint needs",
                new Fix.Put(
                    drop,
                    List.of("services", server.name(), "cap_add"),
                    "[" + String.join(", ", NEEDED) + "]")))
        : finding;
  }
}

package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A variable names the file of a secret that the service is not given. */
public final class Pg905SecretNotMounted implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG905",
          "secret-not-mounted",
          Severity.ERROR,
          "a secret of the file is mounted only where a service lists it: the program finds no file,"
              + " and ends or goes on without a password");

  private static final String DIRECTORY = "/run/secrets/";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      if (!service.hasAllMounts()) {
        continue;
      }
      for (Map.Entry<String, YamlScalar> variable : service.variables().entrySet()) {
        String path = variable.getValue().text();
        if (variable.getKey().endsWith("_FILE")
            && path.matches(DIRECTORY + "[A-Za-z0-9][\\w.-]*")
            && !sees(service, path)) {
          found.add(finding(file, service, variable.getKey(), variable.getValue()));
        }
      }
    }
  }

  private static boolean sees(ComposeService service, String path) {
    for (YamlNode item : service.items("secrets")) {
      String source =
          item instanceof YamlMap map
              ? Places.scalar(map, "target")
                  .or(() -> Places.scalar(map, "source"))
                  .map(YamlScalar::text)
                  .orElse("$")
              : item.asScalar().map(YamlScalar::text).orElse("$");
      if (source.indexOf('$') >= 0 || source.equals(path) || (DIRECTORY + source).equals(path)) {
        return true;
      }
    }
    return ComposeMount.of(service).stream()
            .anyMatch(m -> m.holds(path) || m.target().indexOf('$') >= 0)
        || service.items("configs").stream()
            .flatMap(Places::scalars)
            .anyMatch(s -> s.text().equals(path))
        || service.map().get("build").isPresent();
  }

  private static Finding finding(
      ComposeFile file, ComposeService service, String variable, YamlScalar path) {
    String name = path.text().substring(DIRECTORY.length());
    Optional<YamlMap.Entry> described = file.named("secrets", name);
    Finding finding =
        INFO.at(
                path.span(),
                "`" + service.name() + "` is not given the file that `" + variable + "` names")
            .help("add `secrets: [" + name + "]` to `" + service.name() + "`");
    if (described.isEmpty()) {
      return finding;
    }
    Finding related = finding.related(described.get().key().span(), "the file describes it");
    return service.map().get("secrets").isPresent()
        ? related
        : related.fix(
            Fix.safe(
                "give it the secret",
                new Fix.Put(
                    path.span(),
                    List.of("services", service.name(), "secrets"),
                    "[" + name + "]")));
  }
}

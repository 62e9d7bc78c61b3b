package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Labels with which a proxy leads TCP to a server. */
public final class Pg531RoutedServer implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG531",
          "routed-server",
          Severity.WARNING,
          "whoever reaches the proxy reaches the server, and a password is all that is asked");

  private static final Pattern ROUTE = Pattern.compile("traefik\\.tcp\\.routers\\.[^.]+\\.rule");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      boolean server = service.isServer() || service.isServerOfSomebody();
      boolean off =
          !service.isWhole() && service.label("traefik.enable").isEmpty()
              || service
                  .label("traefik.enable")
                  .filter(s -> s.isNull() || s.text().equals("false"))
                  .isPresent();
      if (server && !off) {
        keys(service)
            .filter(key -> ROUTE.matcher(key.text()).matches())
            .findFirst()
            .ifPresent(key -> found.add(finding(service, key.span())));
      }
    }
  }

  private static Stream<YamlScalar> keys(ComposeService service) {
    Optional<YamlNode> labels = service.map().get("labels");
    if (labels.isPresent() && labels.get() instanceof YamlMap map) {
      return map.entries().stream().map(YamlMap.Entry::key);
    }
    return Places.items(labels).stream()
        .flatMap(item -> item.asScalar().stream())
        .filter(item -> item.text().indexOf('=') > 0)
        .map(Pg531RoutedServer::key);
  }

  private static YamlScalar key(YamlScalar pair) {
    int end = pair.text().indexOf('=');
    return new YamlScalar(
        pair.text().substring(0, end), pair.kind(), pair.style(), pair.part(0, end), "");
  }

  private static Finding finding(ComposeService service, Span span) {
    return INFO.at(span, "Traefik leads TCP from outside to `" + service.name() + "`")
        .help(
            "take the route out: containers reach it over their own network; else let the router"
                + " ask for certificates, or name who may come (`ipAllowList`)");
  }
}

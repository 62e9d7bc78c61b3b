package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An app names a server of its file, and no network has both of them. */
public final class Pg536NoCommonNetwork implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG536",
          "no-common-network",
          Severity.WARNING,
          "a container finds others by name on its own networks alone: the app does not find its"
              + " database");

  private static final Pattern HOST = Pattern.compile("HOST|SERVER|ADDR|URL|URI|DSN");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.services()) {
      if (!server.isServer() && !server.isServerOfSomebody()) {
        continue;
      }
      Optional<Set<String>> its = ComposeNetworks.of(file, server);
      for (ComposeService app : its.isEmpty() ? List.<ComposeService>of() : file.services()) {
        Optional<Set<String>> mine = ComposeNetworks.of(file, app);
        boolean apart = mine.filter(m -> m.stream().noneMatch(its.get()::contains)).isPresent();
        boolean sure =
            apart
                && !isNamedElsewhere(file, app, server)
                && (app.waitsFor(server.name()).isPresent()
                    || !ComposeNetworks.isShared(file, app));
        if (sure) {
          mention(app, server.name()).ifPresent(v -> found.add(finding(app, server, v)));
        }
      }
    }
  }

  /** Somebody else may answer to the name. */
  private static boolean isNamedElsewhere(
      ComposeFile file, ComposeService app, ComposeService server) {
    String name = server.name();
    boolean given =
        app.map().get("extra_hosts").isPresent()
            || app.map().get("links").isPresent()
            || app.map().get("external_links").isPresent();
    return given
        || file.services().stream()
            .filter(s -> !s.name().equals(name))
            .anyMatch(
                s ->
                    s.scalar("container_name").filter(n -> n.text().equals(name)).isPresent()
                        || s.scalar("hostname").filter(n -> n.text().equals(name)).isPresent()
                        || s.map().get("networks").stream()
                            .flatMap(Places::scalars)
                            .anyMatch(
                                a ->
                                    a.text().equals(name)
                                        && s.map().get("networks").get() instanceof YamlMap));
  }

  private static Optional<YamlScalar> mention(ComposeService app, String server) {
    Pattern inside =
        Pattern.compile(
            "(//|@|host=)"
                + Pattern.quote(server)
                + "([:/?\\s,]|$)|^"
                + Pattern.quote(server)
                + ":5432$");
    for (Map.Entry<String, YamlScalar> variable : app.variables().entrySet()) {
      String text = variable.getValue().text();
      boolean host = text.equals(server) && HOST.matcher(variable.getKey()).find();
      if (host
          || (text.contains("postgres") || text.contains("5432") || text.contains("host="))
              && inside.matcher(text).find()) {
        return Optional.of(variable.getValue());
      }
    }
    return Optional.empty();
  }

  private static Finding finding(ComposeService app, ComposeService server, YamlScalar variable) {
    Span place = app.map().entry("networks").map(e -> e.key().span()).orElse(app.place());
    return INFO.at(
            place,
            "`" + app.name() + "` names `" + server.name() + "`, and is on no network with it")
        .related(variable.span(), "here")
        .related(
            server.map().entry("networks").map(e -> e.key().span()).orElse(server.place()),
            server.map().get("networks").isPresent()
                ? "the server's networks"
                : "the server is on `default` alone")
        .help(
            server.map().get("networks").isPresent()
                ? "let both join one network of this file"
                : "let `" + app.name() + "` join `default` as well");
  }
}

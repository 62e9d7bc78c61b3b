package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.source.Written;
import dev.pggen.stack.ImageRef;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** A tool gives a server a new image whenever there is one. */
public final class Pg706AutoUpdatedServer implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG706",
          "auto-updated-server",
          Severity.WARNING,
          "the server is stopped and made anew at any hour, without a backup before; where its tag"
              + " moves to another major it does not start on its data");

  private static final String LABEL = "com.centurylinklabs.watchtower.enable";
  private static final String MONITOR = "com.centurylinklabs.watchtower.monitor-only";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    Optional<ComposeService> watcher =
        file.services().stream().filter(Pg706AutoUpdatedServer::isWatcher).findFirst();
    for (ComposeService server : file.servers()) {
      Optional<YamlScalar> enabled = server.label(LABEL);
      boolean off = enabled.filter(l -> !l.text().equals("true")).isPresent();
      boolean told = enabled.filter(l -> l.text().equals("true")).isPresent();
      if (!moves(server) || off || server.label(MONITOR).isPresent() || !server.isWhole()) {
        continue;
      }
      if (told) {
        found.add(finding(server, Optional.empty(), enabled.get().span()));
      } else if (watcher.isPresent() && watchesAll(watcher.get())) {
        Span image = server.scalar("image").orElseThrow().span();
        found.add(finding(server, watcher, image));
      }
    }
  }

  private static boolean isWatcher(ComposeService service) {
    return service
        .image()
        .map(ImageRef::repository)
        .filter(r -> r.endsWith("/watchtower") || r.endsWith("/ouroboros"))
        .isPresent();
  }

  /** Neither those with a label alone, nor some by name, nor just to look. */
  private static boolean watchesAll(ComposeService watcher) {
    boolean alone = watcher.hasAllVariables();
    for (String name : watcher.variables().keySet()) {
      alone &=
          !name.endsWith("LABEL_ENABLE")
              && !name.endsWith("MONITOR_ONLY")
              && !name.endsWith("SCOPE");
    }
    return alone && watcher.map().get("command").isEmpty();
  }

  /** Whether the tag leaves the minor open, or more. */
  private static boolean moves(ComposeService server) {
    String written = server.scalar("image").map(YamlScalar::text).orElse("");
    ImageRef image = server.image().orElseThrow();
    return written.indexOf('$') < 0
        && image.digest().isEmpty()
        && !image.tag().matches(".*[0-9]+\\.[0-9].*|.*[0-9]{6}.*");
  }

  private static Finding finding(
      ComposeService server, Optional<ComposeService> watcher, Span place) {
    Finding finding =
        INFO.at(place, "`" + server.name() + "` gets a new image whenever there is one")
            .help(
                "add the label `"
                    + LABEL
                    + ": \"false\"`, and raise the tag by hand, after a backup");
    if (watcher.isEmpty()) {
      return finding.unsafely("leave it alone", Written.over(place, "true", "false"));
    }
    Finding related = finding.related(watcher.get().place(), "this one looks after all containers");
    boolean map = server.map().get("labels").map(l -> l instanceof YamlMap).orElse(true);
    return map
        ? related.fix(
            Fix.safe(
                "leave it alone",
                new Fix.Put(
                    place, List.of("services", server.name(), "labels", LABEL), "\"false\"")))
        : related;
  }
}

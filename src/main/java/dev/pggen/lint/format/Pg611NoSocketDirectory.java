package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Set;

/** A server on a closed root file system has no place for its socket. */
public final class Pg611NoSocketDirectory implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG611",
          "no-socket-directory",
          Severity.ERROR,
          "the server makes a lock beside its socket, and ends where it cannot: `could not create lock"
              + " file … Read-only file system`");

  private static final String PLACE = "/var/run/postgresql";
  private static final Set<String> PLACES =
      Set.of(PLACE, "/run/postgresql", "/var/run", "/run", "/var");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.servers()) {
      boolean closed = server.scalar("read_only").filter(s -> s.text().equals("true")).isPresent();
      if (closed && server.hasAllMounts() && !hasPlace(server) && !isMoved(server)) {
        found.add(finding(server));
      }
    }
  }

  private static boolean hasPlace(ComposeService server) {
    for (YamlNode item : server.items("tmpfs")) {
      String text = item.asScalar().map(YamlScalar::text).orElse("$");
      if (text.startsWith("$") || isPlace(text.split(":", 2)[0])) {
        return true;
      }
    }
    for (YamlNode item : server.items("volumes")) {
      boolean there =
          Places.scalars(item)
              .flatMap(s -> List.of(s.text().split(":", -1)).stream())
              .anyMatch(word -> isPlace(word) || word.startsWith("$"));
      if (there) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlace(String path) {
    return PLACES.contains(path.replaceAll("(?<=.)/+$", ""));
  }

  /** Its own configuration may put the socket elsewhere. */
  private static boolean isMoved(ComposeService server) {
    return server.items("command").stream()
        .flatMap(Places::scalars)
        .anyMatch(s -> s.text().contains("socket_dir") || s.text().contains("config_file"));
  }

  private static Finding finding(ComposeService server) {
    Span readOnly = server.map().entry("read_only").orElseThrow().key().span();
    Finding finding =
        INFO.at(readOnly, "`" + server.name() + "` cannot write to `" + PLACE + "`")
            .help("add `tmpfs: [/tmp, " + PLACE + "]`");
    return server.map().get("tmpfs").isPresent()
        ? finding
        : finding.fix(
            Fix.safe(
                "give it memory for its socket",
                new Fix.Put(
                    readOnly,
                    List.of("services", server.name(), "tmpfs"),
                    "[/tmp, " + PLACE + "]")));
  }
}

package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.regex.Pattern;

/** A file lies among the init scripts of a server, and its name says that it is none. */
public final class Pg906IgnoredInitScript implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG906",
          "ignored-init-script",
          Severity.WARNING,
          "the entrypoint writes `ignoring` to the log and goes on: what the file was to make is not"
              + " there");

  private static final String DIRECTORY = "/docker-entrypoint-initdb.d/";

  /** What the entrypoint runs; all else it passes by. */
  private static final Pattern RUN = Pattern.compile(".*\\.(sh|sql|sql\\.gz|sql\\.xz|sql\\.zst)");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.servers()) {
      for (ComposeMount mount : ComposeMount.of(server)) {
        String name =
            mount.target().startsWith(DIRECTORY)
                ? mount.target().substring(DIRECTORY.length())
                : "";
        boolean below = name.indexOf('/') >= 0; // read by a script beside it, most often
        if (!name.isEmpty() && !below && !isRun(name) && !scripts(server, mount)) {
          found.add(finding(server, mount, name));
        }
      }
    }
  }

  private static boolean isRun(String name) {
    return RUN.matcher(name).matches() || name.indexOf('$') >= 0;
  }

  /** A script beside it may read it. */
  private static boolean scripts(ComposeService server, ComposeMount mount) {
    for (ComposeMount other : ComposeMount.of(server)) {
      boolean script = other.target().startsWith(DIRECTORY) && other.target().endsWith(".sh");
      if (other != mount && (script || (other.target() + "/").equals(DIRECTORY))) {
        return true;
      }
    }
    return server.items("configs").stream()
        .filter(YamlMap.class::isInstance)
        .flatMap(Places::scalars)
        .map(YamlScalar::text)
        .anyMatch(text -> text.startsWith(DIRECTORY));
  }

  private static Finding finding(ComposeService server, ComposeMount mount, String name) {
    return INFO.at(mount.place(), "`" + server.name() + "` does not run `" + name + "`")
        .help(
            "a name that ends in `.sh`, `.sql`, `.sql.gz`, `.sql.xz` or `.sql.zst` is run; a dump of"
                + " another form needs a script that calls `pg_restore`; directories are not looked into");
  }
}

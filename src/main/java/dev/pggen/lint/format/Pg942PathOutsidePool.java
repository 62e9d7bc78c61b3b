package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A container of a custom app writes where an update or the apps' own keeper takes it away. */
public final class Pg942PathOutsidePool implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG942",
          "path-outside-pool",
          Severity.ERROR,
          "an update may replace what lies there, and no snapshot or replication of yours holds it");

  private static final Path POOLS = Path.of("/mnt");

  /** Volumes that an app has had since it came from the catalog. */
  private static final Path VOLUMES = Path.of("/mnt/.ix-apps/app_mounts");

  private static final Path APPS = Path.of("/mnt/.ix-apps");

  /** Made anew at each start, or devices: nobody takes them for a place to keep things. */
  private static final List<Path> PASSING =
      List.of(
          Path.of("/dev"),
          Path.of("/proc"),
          Path.of("/run"),
          Path.of("/sys"),
          Path.of("/tmp"),
          Path.of("/var/run"));

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "truenas";
  }

  @Override
  public Class<YamlDocument> documents() {
    return YamlDocument.class;
  }

  @Override
  public Stream<Finding> check(YamlDocument document) {
    return Places.maps(document, "services")
        .flatMap(service -> HostBinds.of(service).stream())
        .filter(bind -> bind.path().startsWith("/") && !bind.readOnly())
        .flatMap(bind -> finding(bind).stream());
  }

  private static Optional<Finding> finding(HostBinds.Bind bind) {
    Path path = Path.of(bind.path()).normalize();
    String shown = "`" + bind.path() + "`";
    String help = "make a dataset for it, and mount that, like `/mnt/tank/apps/shop/data`";
    if (path.startsWith(APPS)) {
      return Optional.of(
          INFO.at(bind.span(), shown + " belongs to the keeper of the apps")
              .severity(path.startsWith(VOLUMES) ? Severity.WARNING : Severity.ERROR)
              .why("images, settings and volumes of apps lie there, and go with them")
              .help(help));
    }
    if (path.startsWith(POOLS)) {
      return path.getNameCount() > 2
          ? Optional.empty()
          : Optional.of(
              INFO.at(
                      bind.span(),
                      path.equals(POOLS)
                          ? shown + " is the place of the pools, no dataset"
                          : shown + " is a whole pool, with all that others keep in it")
                  .severity(Severity.WARNING)
                  .why(
                      "what the container deletes there, it deletes to all, and no snapshot is its own")
                  .help(help));
    }
    return path.getNameCount() == 0 || PASSING.stream().anyMatch(path::startsWith)
        ? Optional.empty()
        : Optional.of(
            INFO.at(bind.span(), shown + " lies on the system's own disk, not in a pool")
                .severity(Severity.WARNING)
                .help(help));
  }
}

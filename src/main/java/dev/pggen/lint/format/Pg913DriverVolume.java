package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server's data in a place that the driver mounts, and the scheduler does not know. */
public final class Pg913DriverVolume implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG913",
          "driver-volume",
          Severity.WARNING,
          "Nomad may place the task on any client: on another one the server finds nothing, and"
              + " makes an empty database");

  /** Storage that more than one client has, by the names that people give it. */
  private static final List<String> SHARED = List.of("nfs", "efs", "ceph", "gluster", "shared");

  /** What chooses one client, or some that somebody knows. */
  private static final List<String> CHOICES = List.of("unique.", "meta.", "node.class");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    jobs.tasks()
        .filter(JobTask::isServer)
        .filter(server -> !isPlaced(server))
        .forEach(
            server ->
                server
                    .config()
                    .filter(config -> config.attribute("volume_driver").isEmpty())
                    .ifPresent(config -> config(server, config, found)));
    return found;
  }

  /** Whether somebody says where it runs. */
  private static boolean isPlaced(JobTask server) {
    boolean pool =
        server.group().job().body().attribute("node_pool").isPresent()
            && server
                .jobs()
                .text(server.group().job().body(), "node_pool")
                .filter("default"::equals)
                .isEmpty();
    return pool
        || Stream.of(server.group().job(), server.group().block(), server.block())
            .flatMap(block -> block.body().blocks().stream())
            .filter(b -> b.type().value().equals("constraint") || isDynamicConstraint(b))
            .anyMatch(b -> CHOICES.stream().anyMatch(Jobs.written(b)::contains));
  }

  private static boolean isDynamicConstraint(HclBlock block) {
    return block.type().value().equals("dynamic") && Jobs.label(block).equals("constraint");
  }

  private static void config(JobTask server, HclBody config, List<Finding> found) {
    for (HclExpression item : server.jobs().items(config, "volumes")) {
      List<String> parts = List.of(server.jobs().outline(item).split(":", -1));
      if (parts.size() > 1) {
        data(server, parts.get(0), parts.get(1), item.span()).ifPresent(found::add);
      }
    }
    for (HclBlock mount : config.blocks("mount")) {
      String type = server.jobs().text(mount.body(), "type").orElse("volume");
      boolean driver = Jobs.written(mount).contains("driver_config");
      Optional<String> source =
          mount.body().attribute("source").map(a -> server.jobs().outline(a.value()));
      Optional<String> target = server.jobs().text(mount.body(), "target");
      if (!type.equals("tmpfs") && !driver && source.isPresent() && target.isPresent()) {
        data(server, source.get(), target.get(), mount.definition()).ifPresent(found::add);
      }
    }
  }

  private static Optional<Finding> data(JobTask server, String source, String target, Span place) {
    boolean path = source.startsWith("/");
    boolean name = !source.isEmpty() && source.indexOf('/') < 0 && isWordStart(source.charAt(0));
    boolean shared = SHARED.stream().anyMatch(source::contains);
    if (!(path || name) || shared || !ServerVolume.holdsData(server, target)) {
      return Optional.empty();
    }
    Finding finding =
        INFO.at(place, "the data of `" + server.name() + "` is where only this driver knows of it");
    Optional<HclBlock> left = unmounted(server);
    return Optional.of(
        left.map(
                volume ->
                    finding
                        .related(
                            volume.definition(), "this volume is claimed, and no task mounts it")
                        .help(
                            "mount it in the task instead: `volume_mount { volume = \""
                                + Jobs.label(volume)
                                + "\" }` with a `destination`"))
            .orElse(
                finding.help(
                    "claim a `volume` in the group, of the type `host` or `csi`; or bind the job to"
                        + " its client by a `constraint` on `${node.unique.name}`")));
  }

  /** A volume of the group that nobody mounts: most likely the one that was meant. */
  private static Optional<HclBlock> unmounted(JobTask server) {
    List<HclBlock> mounts =
        server.jobs().tasks(server.group()).stream()
            .flatMap(task -> task.body().blocks("volume_mount").stream())
            .toList();
    List<Optional<String>> mounted =
        mounts.stream().map(mount -> server.jobs().text(mount.body(), "volume")).toList();
    return server.group().body().blocks("volume").stream()
        .filter(volume -> mounted.stream().allMatch(Optional::isPresent))
        .filter(volume -> !mounted.contains(Optional.of(Jobs.label(volume))))
        .findFirst();
  }

  private static boolean isWordStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}

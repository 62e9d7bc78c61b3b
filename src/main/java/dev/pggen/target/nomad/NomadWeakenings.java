package dev.pggen.target.nomad;

import dev.pggen.stack.FactKind;
import dev.pggen.stack.Weakening;
import dev.pggen.stack.Weakening.Effect;
import java.util.List;

/** What Nomad gives less of than specs say. */
final class NomadWeakenings {
  private static final String TOGETHER = "all that comes before the main tasks starts at once";
  private static final String SHARED = "all tasks of the group share one network namespace";
  private static final String NO_COMMAND = "Nomad runs no command in a container to probe it";

  static final Weakening EXTERNAL =
      new Weakening(
          FactKind.NETWORKS, Effect.IGNORED, "an existing network", "no task joins it", SHARED);
  static final Weakening ON_HOST =
      new Weakening(
          FactKind.NETWORKS,
          Effect.CHANGED,
          "a container beside one with `network: host`",
          "it is on the client's network too, the server on the client's 127.0.0.1:5432",
          SHARED);
  static final Weakening ANY_NUMBER =
      new Weakening(
          FactKind.PORTS,
          Effect.CHANGED,
          "a port without `publish`",
          "a number that Nomad chooses, on the client's own address",
          "that is where proxies and the service's entry lead; `publish` gives a number");
  static final Weakening ADDRESS =
      new Weakening(
          FactKind.PORTS,
          Effect.CONDITIONAL,
          "a port on one address of the host",
          "placed only on clients with that `host_network`",
          "the client's configuration names addresses; client.hcl has the block");
  static final Weakening PROTOCOL =
      new Weakening(
          FactKind.PORTS,
          Effect.WEAKER,
          "a port for UDP",
          "the number is opened for TCP too",
          "a port of a group has no protocol");
  static final Weakening SERVER_HEALTH =
      new Weakening(
          FactKind.HEALTH,
          Effect.IGNORED,
          "the server, the backup and the drill",
          "nobody asks; `check.sh` does, and a failed drill is a failed job",
          NO_COMMAND);
  static final Weakening HEALTH_OUTSIDE =
      new Weakening(
          FactKind.HEALTH,
          Effect.WEAKER,
          "a container with `command` beside `http` or `tcp`",
          "the client asks over HTTP or TCP",
          NO_COMMAND);
  static final Weakening HEALTH =
      new Weakening(
          FactKind.HEALTH,
          Effect.IGNORED,
          "a container with `command` or `image` alone",
          "it counts as healthy as long as it runs",
          NO_COMMAND);
  static final Weakening CPUS =
      new Weakening(
          FactKind.CPUS,
          Effect.WEAKER,
          "each container",
          "a share of 200 MHz for each processor, and no limit where nobody else wants them",
          "Nomad counts processors in MHz");
  static final Weakening READ_ONLY =
      new Weakening(
          FactKind.READ_ONLY,
          Effect.WEAKER,
          "a container with a read-only root",
          "it can write to `/local` and `/alloc` beside its volumes, and start programs there",
          "directories that Nomad gives to each task");
  static final Weakening CAPABILITIES =
      new Weakening(
          FactKind.CAPABILITIES,
          Effect.CONDITIONAL,
          "a container that is given others than the driver's usual ones",
          "started only by clients whose `allow_caps` has them",
          "the client's configuration decides; client.hcl has the line");
  static final Weakening RESTART =
      new Weakening(
          FactKind.RESTART,
          Effect.CHANGED,
          "an init container",
          "tried again after a failure, every 10 seconds, 30 times in 10 minutes",
          TOGETHER + ", so what it needs may come late");
  static final Weakening STOP =
      new Weakening(
          FactKind.STOP,
          Effect.CONDITIONAL,
          "a container that may take longer than 30 seconds to stop",
          "killed after 30 seconds, unless the client's `max_kill_timeout` is longer",
          "clients cut it silently; client.hcl has the line");
  static final Weakening REBOOT =
      new Weakening(
          FactKind.DEPENDENCIES,
          Effect.WEAKER,
          "a main task that waits for the server or an init container",
          "it waits when it is placed, and may not after a reboot of the client",
          "Nomad need not run what was there before the main tasks again: it must retry");
  static final Weakening RUNS_ONLY =
      new Weakening(
          FactKind.DEPENDENCIES,
          Effect.WEAKER,
          "a main task that waits for the health of a container that needs nobody",
          "that one runs by then, and may not answer yet",
          "Nomad waits for the start of a sidecar, not for its health");
  static final Weakening MAIN_ORDER =
      new Weakening(
          FactKind.DEPENDENCIES,
          Effect.IGNORED,
          "a main task that waits for another",
          "both start at once",
          "main tasks of a group have no order");
  static final Weakening INIT_ORDER =
      new Weakening(
          FactKind.DEPENDENCIES,
          Effect.IGNORED,
          "an init container, or one that needs nobody else, that waits for an init container",
          "both start at once",
          TOGETHER);
  static final Weakening INIT_WAITS =
      new Weakening(
          FactKind.DEPENDENCIES,
          Effect.WEAKER,
          "an init container that waits for the server or another container",
          "it starts at once, and is tried again if it fails",
          TOGETHER);
  static final Weakening GPUS =
      new Weakening(
          FactKind.DEVICES,
          Effect.CONDITIONAL,
          "a container with `gpus`",
          "placed only on clients with the plugin for Nvidia's devices",
          "graphics processors are a plugin's");
  static final Weakening SIZE =
      new Weakening(
          FactKind.VOLUME_SIZE,
          Effect.IGNORED,
          "a volume, unless `volumes: csi` makes it",
          "it grows as long as the client's disk has room",
          "volumes are directories of the client, which have no size");
  static final Weakening ISOLATION =
      new Weakening(
          FactKind.NETWORK_ISOLATION,
          Effect.WEAKER,
          "the database's network",
          "it leads outside, and each container of the service reaches the server's port",
          SHARED + ", which is no internal one");
  static final Weakening KIT =
      new Weakening(
          FactKind.BACKUP,
          Effect.WEAKER,
          "each dump",
          "only the dump and the server's own files lie there: keep the repository",
          "what tasks are given stands in the job, which cannot hold itself");
  static final Weakening DRILL =
      new Weakening(
          FactKind.DRILL,
          Effect.CHANGED,
          "a drill at an interval that cron cannot say",
          "the nearest cron line that comes at least as often",
          "periodic jobs have cron lines");

  /** In the order of their kinds. */
  static final List<Weakening> ALL =
      List.of(
          EXTERNAL,
          ON_HOST,
          ANY_NUMBER,
          ADDRESS,
          PROTOCOL,
          SERVER_HEALTH,
          HEALTH_OUTSIDE,
          HEALTH,
          CPUS,
          READ_ONLY,
          CAPABILITIES,
          RESTART,
          STOP,
          REBOOT,
          RUNS_ONLY,
          MAIN_ORDER,
          INIT_ORDER,
          INIT_WAITS,
          GPUS,
          SIZE,
          ISOLATION,
          KIT,
          DRILL);

  private NomadWeakenings() {}
}

package dev.pggen.laws;

import static dev.pggen.laws.SmallSpecs.containers;
import static dev.pggen.laws.SmallSpecs.web;

import java.util.ArrayList;
import java.util.List;

/** Small specs, each with a fact that a runtime weakens or ignores, and a twin without it. */
final class LossCases {
  private static final String REDIS = "  redis: {image: \"docker.io/valkey/valkey:8.1.4\", user: ";
  private static final String CACHE = REDIS + "\"999:999\", expose: 6379%s}\n";
  private static final String USES =
      "  web: {image: \"example.org/web:1\", user: \"1:1\", env: {DB: \"${db.url.file}\"},"
          + " depends_on: [redis]}\n";
  private static final String JOB =
      "  %s: {image: \"example.org/web:1\", user: \"1:1\", env: {DB: \"${db.url.file}\"}}\n";

  /**
   * A small spec and its twin without the fact.
   *
   * @param target id of the runtime
   * @param loss effect, kind, subject and what is said, with the line of the spec or 0, and whether
   *     a default says it
   */
  record Case(String target, String loss, String with, String without) {
    @Override
    public String toString() {
      return target + " " + loss;
    }
  }

  static final List<Case> ALL = cases();

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (String target : List.of("compose", "nomad", "truenas")) {
      all.add(
          new Case(
              target,
              "IGNORED VOLUME_SIZE data 5GiB @8",
              containers(volume(), "volumes: {data: {size: 5GiB}}\n"),
              containers(volume(), "volumes: {data: {backup: none}}\n")));
      all.add(
          new Case(
              target,
              "IGNORED VOLUME_SIZE /mnt/tank/data 5GiB @8",
              containers(volume(), "volumes: {data: {size: 5GiB, host_path: /mnt/tank/data}}\n"),
              containers(volume(), "volumes: {data: {host_path: /mnt/tank/data}}\n")));
      all.add(
          new Case(
              target,
              "IGNORED VOLUME_SIZE db-data 9GiB @7",
              containers(web(), "postgres: {version: 17, storage: {size: 9GiB}}\n"),
              containers(web(), "")));
    }
    all.add(
        new Case(
            "truenas",
            "WEAKER STOP web 5m @4",
            web("stop_grace_period: 5m"),
            web("stop_grace_period: 60s")));
    all.add(
        new Case(
            "truenas",
            "WEAKER MOUNTS drill /etc/pggen/scripts read-only @0 by default",
            web(""),
            containers(web(), "backup: {destination: /mnt/backup/shop, drill: false}\n")));
    all.addAll(nomad());
    all.addAll(order());
    return all;
  }

  private static String volume() {
    return "  web: {image: \"example.org/web:1\", user: \"1:1\", env: {DB: \"${db.url.file}\"},"
        + " volumes: [\"data:/data\"]}\n";
  }

  private static List<Case> nomad() {
    String nomad = "targets: {nomad: {volumes: csi}, truenas: {dataset: tank/apps/shop}}\n";
    String sized = "postgres: {version: 17, storage: {size: 9GiB}}\n";
    return List.of(
        of("IGNORED NETWORKS proxy joined by web @4", web("networks: [proxy]"), web("")),
        of(
            "CHANGED NETWORKS db a network of the stack's own @0 by default",
            web("network: host"),
            web("")),
        of(
            "CHANGED PORTS web http 127.0.0.1:8080 @4 by default",
            web("port: 8080"),
            web("port: 8080, publish: 8080")),
        of(
            "CONDITIONAL PORTS web http 127.0.0.1:9000 @4",
            web("port: 8080, publish: \"127.0.0.1:9000\""),
            web("port: 8080, publish: 9000")),
        of("WEAKER PORTS web dns 53/udp @4", web(dns("udp")), web(dns("tcp"))),
        of(
            "IGNORED HEALTH drill a command @0 by default",
            web(""),
            containers(web(), "backup: {destination: /mnt/backup/shop, drill: false}\n")),
        of(
            "WEAKER HEALTH web a command @4",
            web("port: 8080, healthcheck: {command: [\"up\"], http: /}"),
            web("port: 8080, healthcheck: {http: /}")),
        of(
            "IGNORED HEALTH web a command @4",
            web("port: 8080, healthcheck: {command: [\"up\"]}"),
            web("port: 8080, healthcheck: {tcp: true}")),
        of(
            "IGNORED HEALTH web the image's own probe @4",
            web("port: 8080, healthcheck: {image: true}"),
            web("port: 8080, healthcheck: {tcp: true}")),
        of("WEAKER CPUS web 1.5 @4", web("cpus: 1.5"), web("cpus: 2")),
        of(
            "WEAKER CPUS db 1 @0 by default",
            web(""),
            containers(web(), "postgres: {version: 17, cpus: 2}\n")),
        of(
            "WEAKER READ_ONLY web nothing but volumes and memory can be written @4",
            web("read_only: true"),
            web("read_only: false")),
        of(
            "CONDITIONAL CAPABILITIES web NET_ADMIN @4",
            web("cap_add: [NET_ADMIN]"),
            web("cap_add: [CHOWN]")),
        of(
            "CONDITIONAL STOP web 2m @4",
            web("stop_grace_period: 2m"),
            web("stop_grace_period: 30s")),
        of("CONDITIONAL DEVICES web 2 @4", web("gpus: 2"), web("")),
        of(
            "WEAKER NETWORK_ISOLATION db no way out, and no way in but for those that refer to the"
                + " database @0 by default",
            web(""),
            ""),
        of(
            "WEAKER BACKUP db all that a new host needs, beside each dump @6 by default",
            web(""),
            containers(web(), "").replaceAll("(?m)^backup:.*\n", "")),
        of(
            "CHANGED DRILL db every 5h @7",
            containers(web(), drill("5h")),
            containers(web(), drill("6h"))),
        of(
            "IGNORED VOLUME_SIZE db-data 9GiB @7",
            containers(web(), sized),
            containers(web(), sized + nomad)));
  }

  private static String dns(String protocol) {
    return "ports: [{name: dns, port: 53, protocol: " + protocol + ", publish: 53}]";
  }

  private static String drill(String schedule) {
    return "backup: {destination: /mnt/backup/shop, drill: {schedule: \"" + schedule + "\"}}\n";
  }

  private static List<Case> order() {
    String cache = CACHE.formatted(", healthcheck: {tcp: true}");
    String plain = CACHE.formatted("");
    String needs =
        "  redis: {image: \"docker.io/valkey/valkey:8.1.4\", user: \"999:999\", expose: 6379, env:"
            + " {DB: \"${db.url.file}\"}}\n";
    String one = "init_containers:\n" + JOB.formatted("first");
    return List.of(
        of("WEAKER DEPENDENCIES web after db is healthy @4 by default", web(""), ""),
        of(
            "WEAKER DEPENDENCIES web after redis is healthy @4",
            containers(USES + cache, ""),
            containers(USES + plain, "")),
        of(
            "IGNORED DEPENDENCIES web after redis has started @4",
            containers(USES + needs, ""),
            containers(USES + plain, "")),
        of("CHANGED RESTART first runs once @0 by default", containers(web(), one), web("")),
        of(
            "WEAKER DEPENDENCIES web after first has succeeded @4 by default",
            containers(web(), one),
            web("")),
        of(
            "WEAKER DEPENDENCIES first after db is healthy @9 by default",
            containers(web(), one),
            web("")),
        of(
            "IGNORED DEPENDENCIES second after first has succeeded @10 by default",
            containers(web(), one + JOB.formatted("second")),
            containers(web(), one)),
        of(
            "IGNORED DEPENDENCIES redis after first has succeeded @5 by default",
            containers(USES + plain, one),
            containers(USES + plain, "")));
  }

  private static Case of(String loss, String with, String without) {
    return new Case("nomad", loss, with, without);
  }

  private LossCases() {}
}

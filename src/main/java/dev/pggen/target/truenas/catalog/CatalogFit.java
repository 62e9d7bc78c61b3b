package dev.pggen.target.truenas.catalog;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Network;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Port;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a stack has that no app of the catalog can have. */
public final class CatalogFit {
  /** A part of a stack that the catalog's library cannot write down. */
  public static final RuleInfo UNFIT =
      new RuleInfo(
          "PG049",
          "catalog-unfit",
          ERROR,
          "the catalog's library writes the Compose file, and has no way to say it");

  private static final String HOW = " (below `targets.truenas.catalog.spec` for the app alone)";

  /** Database images that the library takes, with the form of their tags. */
  private static final Map<String, String> IMAGES =
      Map.of(
          "postgres", "\\d+\\.\\d+-\\w+.*",
          "ghcr.io/oss-apps/postgres", "\\d+\\.\\d+-\\w+.*",
          "postgis/postgis", "\\d+-\\d+\\.\\d+.*",
          "pgvector/pgvector", "\\d+\\.\\d+\\.\\d+-pg\\d+(-\\w+)?.*",
          "ghcr.io/immich-app/postgres", "\\d+-vectorchord\\d+\\.\\d+\\.\\d+.*",
          "timescale/timescaledb", "\\d+\\.\\d+\\.\\d+-pg\\d+.*",
          "paradedb/paradedb", "v?\\d+\\.\\d+\\.\\d+-pg\\d+.*");

  /** Variables that the library sets in each container by itself. */
  private static final Set<String> TAKEN =
      Set.of("UMASK", "UMASK_SET", "NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES");

  private static final int NEWEST = 18;

  /** Ports that the catalog's own check allows. */
  private static final int FIRST_PORT = 30_000;

  private static final int LAST_PORT = 40_000;

  private final Stack stack;
  private final List<Finding> findings = new ArrayList<>();

  private CatalogFit(Stack stack) {
    this.stack = stack;
  }

  /** What stands in the way of an app; nothing if there can be one. */
  public static List<Finding> of(Stack stack) {
    CatalogFit fit = new CatalogFit(stack);
    fit.server();
    Keys.apps(stack).forEach(fit::workload);
    stack.networks().stream().filter(Network::external).forEach(fit::network);
    if (fit.findings.isEmpty()) {
      fit.secrets();
      NameCheck.of(stack).forEach(n -> fit.add(n.origin(), n.message(), n.help(), ""));
    }
    return fit.findings.stream().sorted().distinct().toList();
  }

  private void server() {
    Server server = Keys.server(stack);
    Workload database = Keys.database(stack);
    ImageRef image = database.image().value();
    String form = IMAGES.getOrDefault(Keys.repository(image), "");
    if (form.isEmpty() || !image.tag().matches(form) || database.traits().built().isPresent()) {
      add(
          database.image().origin(),
          "the catalog's library takes no database image `" + image + "`",
          "use an official image with its minor and distribution, like postgres:17.11-bookworm");
    }
    if (server.major().isKnownAnd(m -> m > NEWEST)) {
      add(
          server.major().origin(),
          "the catalog's library ends at PostgreSQL " + NEWEST,
          "use one up to that");
    }
    if (!server.initScripts().isEmpty()) {
      add(
          server.initScripts().get(0).origin(),
          "an app of the catalog has no init scripts",
          "let the application make what it needs; its role is a superuser there");
    }
  }

  private void workload(Workload workload) {
    if (workload.traits().built().isPresent()) {
      refuse(workload, workload.image().origin(), "is built on the host", "use a pulled image");
    }
    if (!workload.network().mode().isKnownAnd(m -> m == Workload.Connection.Mode.JOINED)) {
      refuse(workload, workload.network().mode().origin(), "uses the host's network", "join one");
    }
    workload.network().ports().ifKnown().orElse(List.of()).forEach(p -> port(workload, p));
    Workload.Extras extras = workload.extras();
    if (extras.replicas() != 1 || !extras.devices().isEmpty() || extras.gpus() != 0) {
      refuse(
          workload,
          workload.origin(),
          "has replicas or devices",
          "leave them out: users of an app choose devices themselves");
    }
    for (EnvVar variable : workload.env()) {
      if (TAKEN.contains(variable.name())) {
        refuse(
            workload,
            variable.value().origin(),
            "sets `" + variable.name() + "`, which the library sets",
            "leave it out");
      }
    }
    for (Mount mount : workload.mounts()) {
      if (mount.source() instanceof Mount.OfHost host) {
        refuse(
            workload,
            mount.origin(),
            "mounts `" + host.path() + "` of the host",
            "make it a volume: users of an app choose its place");
      }
    }
    if (workload.health().ifKnown().stream()
        .anyMatch(h -> h.command().stream().anyMatch(c -> c.startsWith("$")))) {
      refuse(workload, workload.health().origin(), "has a probe that begins with `$`", "change it");
    }
  }

  /** No two apps of the catalog have the same port, so each takes one of those that are its own. */
  private void port(Workload workload, Port port) {
    int host = port.host().orElse(0);
    if (host < FIRST_PORT || host > LAST_PORT) {
      refuse(
          workload,
          port.origin(),
          "publishes its port `" + port.name() + "` as " + host,
          "publish it as a number from %d to %d that no app of the catalog has"
              .formatted(FIRST_PORT, LAST_PORT));
    }
  }

  private void network(Network network) {
    add(
        network.origin(),
        "an app of the catalog does not join `" + network.name() + "`",
        "leave it out: users of an app choose networks themselves");
  }

  /** Certificates and verifiers are made by pggen, and nobody makes them in the catalog. */
  private void secrets() {
    new SecretAnswers(stack)
        .asked()
        .values()
        .forEach(
            secret -> {
              Secret.Content content = secret.content();
              if (!(content instanceof Secret.Generated || content instanceof Secret.Supplied)) {
                add(
                    secret.origin(),
                    "a user cannot type in `" + secret.name() + "`",
                    "do without it");
              }
            });
  }

  private void refuse(Workload workload, Origin origin, String what, String help) {
    add(origin, "`" + workload.name() + "` " + what, help);
  }

  private void add(Origin origin, String message, String help) {
    add(origin, message, help, HOW);
  }

  private void add(Origin origin, String message, String help, String how) {
    Span span = origin.span().or(() -> stack.origin().span()).orElseThrow();
    findings.add(UNFIT.at(span, message).help(help + how));
  }
}

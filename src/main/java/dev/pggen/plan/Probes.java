package dev.pggen.plan;

import dev.pggen.spec.ContainerSpec;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How the runtime asks a container whether it works, by what the image is able to run. */
final class Probes {
  /** The name of what `port` opens. */
  private static final String FRONT_DOOR = "http";

  private static final String COMMAND = "a command";

  private final Scope scope;
  private final ContainerSpec container;
  private final References references;

  private Probes(Scope scope, ContainerSpec container, References references) {
    this.scope = scope;
    this.container = container;
    this.references = references;
  }

  /**
   * The best of the forms that the spec gives: a command, the image's own, HTTP, an open port.
   *
   * @return unknown where the image's own probe, if it has one, is left alone
   */
  static Fact<Healthcheck> of(Scope scope, ContainerSpec container, References references) {
    return new Probes(scope, container, references).best();
  }

  private Fact<Healthcheck> best() {
    if (container.healthcheck().isEmpty()) {
      return frontDoor();
    }
    ContainerSpec.HealthSpec health = container.healthcheck().get();
    Origin origin = Origin.written(health.span());
    if (health.none()) {
      // A probe that is switched off makes runtimes wait in vain for it to pass.
      return new Fact.Unknown<>(Origin.written(health.span()));
    }
    if (!health.command().isEmpty()) {
      List<String> command = new ArrayList<>();
      health.command().forEach(t -> command.add(references.plain(t, "a probe's arguments")));
      if (!inner()) {
        return health.http().isPresent() || health.tcp()
            ? fromOutside(health, origin.instead(COMMAND, "the runtime asks from outside"))
            : impossible(health, "the runtime runs no command in a container to probe it");
      }
      return Fact.of(probe(health, command), origin);
    }
    if (health.image()) {
      return new Fact.Unknown<>(
          inner()
              ? Origin.decided("the image's own probe", health.span())
              : origin.instead("the image's own probe", "the runtime does not ask what it says"));
    }
    return inner() ? asked(health, origin) : fromOutside(health, origin);
  }

  private boolean inner() {
    return scope.profile().traits().innerProbes();
  }

  /** Whoever asks from outside needs no program of the image. */
  private Fact<Healthcheck> fromOutside(ContainerSpec.HealthSpec health, Origin origin) {
    OptionalInt port = port(health);
    if (port.isEmpty()) {
      return impossible(health, "it has no port that could be asked");
    }
    return Fact.of(
        new Healthcheck(
            List.of(),
            health.interval(),
            health.timeout(),
            health.retries(),
            health.startPeriod(),
            Optional.of(
                new Healthcheck.Asked(port.getAsInt(), health.http().map(at -> at.value())))),
        origin);
  }

  private Fact<Healthcheck> impossible(ContainerSpec.HealthSpec health, String why) {
    scope
        .findings()
        .add(
            PlanRules.NO_PROBE
                .at(health.span(), "`" + container.name().value() + "` cannot be probed like this")
                .why(why)
                .help("give `healthcheck: {http: /PATH}` or `{tcp: true}` and a port"));
    return new Fact.Unknown<>(Origin.written(health.span()).instead(asked(health), why));
  }

  private static String asked(ContainerSpec.HealthSpec health) {
    return health.http().isPresent() ? "http" : health.tcp() ? "tcp" : COMMAND;
  }

  private OptionalInt port(ContainerSpec.HealthSpec health) {
    return health.port().isPresent()
        ? OptionalInt.of(health.port().get().value())
        : References.firstPort(container);
  }

  /** Without a word of the spec: an open front door is asked, if the image is known to be able. */
  private Fact<Healthcheck> frontDoor() {
    Optional<ContainerSpec.PortSpec> door =
        container.ports().stream()
            .filter(p -> p.name().equals(FRONT_DOOR) && p.protocol().equals("tcp"))
            .findFirst();
    if (door.isEmpty()) {
      return Fact.unknown("no front door to ask; the image's own probe, if it has one, stays");
    }
    Origin origin =
        Origin.decided(
            inner()
                ? "a front door is asked by what the image is known to bring"
                : "a front door is asked whether it is open",
            door.get().span());
    if (!inner()) {
      return Fact.of(
          new Healthcheck(
              List.of(),
              ContainerSpec.HealthSpec.INTERVAL,
              ContainerSpec.HealthSpec.TIMEOUT,
              ContainerSpec.HealthSpec.RETRIES,
              ContainerSpec.HealthSpec.START_PERIOD,
              Optional.of(new Healthcheck.Asked(door.get().port(), Optional.empty()))),
          origin);
    }
    List<String> command = ProbeCommands.ofOpenPort(container.image().value(), door.get().port());
    return command.isEmpty()
        ? Fact.unknown(
            "no program of the image is known that asks an open port; its own probe, if it has"
                + " one, stays")
        : Fact.of(
            new Healthcheck(
                command,
                ContainerSpec.HealthSpec.INTERVAL,
                ContainerSpec.HealthSpec.TIMEOUT,
                ContainerSpec.HealthSpec.RETRIES,
                ContainerSpec.HealthSpec.START_PERIOD),
            origin);
  }

  private Fact<Healthcheck> asked(ContainerSpec.HealthSpec health, Origin origin) {
    OptionalInt port = port(health);
    List<String> command =
        port.isEmpty()
            ? List.of()
            : ProbeCommands.of(
                container.image().value(),
                health.http().map(at -> at.value()),
                health.tcp(),
                port.getAsInt());
    if (command.isEmpty()) {
      scope
          .findings()
          .add(
              PlanRules.NO_PROBE
                  .at(
                      health.span(),
                      "`" + container.name().value() + "` cannot be probed like this")
                  .help("give `healthcheck: {command: […]}` with a program of the image"));
      return new Fact.Unknown<>(
          Origin.decided("the image has no known program that could ask", health.span()));
    }
    return Fact.of(probe(health, command), origin);
  }

  private static Healthcheck probe(ContainerSpec.HealthSpec health, List<String> command) {
    return new Healthcheck(
        command, health.interval(), health.timeout(), health.retries(), health.startPeriod());
  }
}

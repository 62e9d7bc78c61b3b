package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.spec.BackupSpec;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.spec.ContainerSpec.HealthSpec;
import dev.pggen.spec.ContainerSpec.Limits;
import dev.pggen.spec.ContainerSpec.PortSpec;
import dev.pggen.spec.ContainerSpec.Privileges;
import dev.pggen.spec.PostgresSpec;
import dev.pggen.spec.SecretSpec;
import dev.pggen.spec.Spec;
import dev.pggen.spec.TextSpec;
import dev.pggen.spec.VolumeSpec;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Specs made by hand: a container with a database, changed by one thing at a time. */
final class Specs {
  static final SourceFile FILE = SourceFile.of("pggen.yaml", "pggen: 1\n");
  static final Span HERE = FILE.span(1, 1, 1, 2);

  static final TargetProfile PROFILE =
      new TargetProfile(
          "test",
          "db",
          true,
          "samenet",
          "*",
          new User(999, 999),
          "/run/secrets",
          Duration.ofHours(1),
          true,
          Map.of());

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([a-z_-]+)\\.([a-z_]+)(\\.file)?(\\|urlencode)?}");

  private Specs() {}

  static <T> At<T> at(T value) {
    return new At<>(value, HERE);
  }

  /** Text with references like {@code ${db.url.file}}. */
  static TextSpec text(String written) {
    List<TextSpec.Part> parts = new ArrayList<>();
    Matcher matcher = REFERENCE.matcher(written);
    int from = 0;
    while (matcher.find()) {
      if (matcher.start() > from) {
        parts.add(new TextSpec.Literal(written.substring(from, matcher.start())));
      }
      parts.add(
          new TextSpec.Reference(
              matcher.group(1),
              matcher.group(2),
              matcher.group(3) != null,
              matcher.group(4) != null,
              HERE));
      from = matcher.end();
    }
    if (from < written.length()) {
      parts.add(new TextSpec.Literal(written.substring(from)));
    }
    return new TextSpec(parts, HERE);
  }

  static Map<String, TextSpec> env(String... namesAndTexts) {
    Map<String, TextSpec> env = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      env.put(namesAndTexts[i], text(namesAndTexts[i + 1]));
    }
    return env;
  }

  static HealthSpec http(String path) {
    return new HealthSpec(
        false,
        Optional.of(at(path)),
        Optional.empty(),
        List.of(),
        false,
        false,
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        5,
        Duration.ofMinutes(1),
        HERE);
  }

  static Limits limits() {
    return new Limits(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Limits limits(int replicas, int connections) {
    return new Limits(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at(replicas)),
        Optional.of(at(connections)),
        Optional.empty(),
        Optional.empty());
  }

  static Privileges privileges() {
    return new Privileges(
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** A container with everything left out but its environment. */
  static ContainerSpec container(String name, Map<String, TextSpec> env) {
    return new ContainerSpec(
        at(name),
        at("docker.io/miniflux/miniflux:2.2.13"),
        Optional.of(at("65534:65534")),
        List.of(new PortSpec("http", 8080, "tcp", Optional.empty(), HERE)),
        List.of(),
        env,
        List.of(),
        List.of(),
        Optional.of(http("/healthcheck")),
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Optional.empty(),
        limits(),
        privileges());
  }

  static ContainerSpec with(ContainerSpec c, Limits limits) {
    return new ContainerSpec(
        c.name(),
        c.image(),
        c.user(),
        List.of(),
        c.expose(),
        c.env(),
        c.command(),
        c.entrypoint(),
        c.healthcheck(),
        c.files(),
        c.volumes(),
        c.dependsOn(),
        c.labels(),
        c.networks(),
        c.hostNetwork(),
        limits,
        c.privileges());
  }

  static PostgresSpec postgres() {
    return new PostgresSpec(
        at("17"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at(Size.mib(512))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        List.of(),
        HERE);
  }

  /** The same database of another version, with parameters. */
  static PostgresSpec postgres(String version, Size memory, Map<String, String> parameters) {
    PostgresSpec p = postgres();
    Map<At<String>, At<String>> written = new LinkedHashMap<>();
    parameters.forEach((k, v) -> written.put(at(k), at(v)));
    return new PostgresSpec(
        at(version),
        p.image(),
        p.build(),
        p.family(),
        p.runAs(),
        p.database(),
        p.user(),
        Optional.of(at(memory)),
        p.cpus(),
        p.workload(),
        p.storageType(),
        p.storageSize(),
        p.connections(),
        p.tls(),
        p.extensions(),
        p.preload(),
        p.init(),
        written,
        p.publish(),
        p.access(),
        HERE);
  }

  static BackupSpec backup() {
    return new BackupSpec(
        at("/mnt/backup/miniflux"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        HERE);
  }

  /** The smallest spec of the language, from its own page. */
  static Spec minimal() {
    return of(
        postgres(),
        container("web", env("DATABASE_URL_FILE", "${db.url.file}", "RUN_MIGRATIONS", "1")));
  }

  static Spec of(PostgresSpec postgres, ContainerSpec... containers) {
    return of(postgres, Map.of(), List.of(), containers);
  }

  static Spec of(
      PostgresSpec postgres,
      Map<String, SecretSpec> secrets,
      List<ContainerSpec> init,
      ContainerSpec... containers) {
    Map<String, ContainerSpec> byName = new LinkedHashMap<>();
    for (ContainerSpec c : containers) {
      byName.put(c.name().value(), c);
    }
    Map<String, ContainerSpec> inits = new LinkedHashMap<>();
    init.forEach(c -> inits.put(c.name().value(), c));
    return new Spec(
        FILE,
        at("miniflux"),
        secrets,
        byName,
        inits,
        Map.<String, VolumeSpec>of(),
        postgres,
        Optional.of(backup()),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  static Spec change(Spec spec, UnaryOperator<PostgresSpec> change) {
    return new Spec(
        spec.file(),
        spec.name(),
        spec.secrets(),
        spec.containers(),
        spec.initContainers(),
        spec.volumes(),
        change.apply(spec.postgres()),
        spec.backup(),
        spec.ignores(),
        spec.dataset(),
        spec.patch(),
        spec.inputs());
  }
}

package dev.pggen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One thing at a time, from specs as a user writes them. */
final class PlannerCasesTest {
  private static final String TAIL =
      """
      postgres: {version: 17, memory: 512MiB}
      backup: {destination: /mnt/backup/x}
      """;

  private static Result<Stack> plan(String body, Optional<String> locked) {
    String text = "pggen: 1\nname: x\n" + body + (body.contains("postgres:") ? "" : TAIL);
    Result<Spec> spec =
        SpecLoader.load(SourceFile.of("pggen.yaml", text), "compose", new NoFiles());
    assertFalse(spec.hasErrors(), () -> spec.findings().toString());
    return Planner.plan(spec.value().orElseThrow(), Specs.PROFILE, locked);
  }

  /** A spec without anything beside it. */
  private record NoFiles() implements SpecFiles {
    @Override
    public Answer read(SourceFile from, String name) {
      return new Refused(false, "is not there", "");
    }

    @Override
    public Optional<Refused> refuses(SourceFile from, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Answer> nearestDefaults() {
      return Optional.empty();
    }
  }

  private static Stack stack(String body) {
    Result<Stack> result = plan(body, Optional.empty());
    assertFalse(result.hasErrors(), () -> result.findings().toString());
    return result.value().orElseThrow();
  }

  private static Workload workload(Stack stack, String name) {
    return stack.workload(name).orElseThrow();
  }

  private static String env(Workload w, String name) {
    return w.env().stream()
        .filter(v -> v.name().equals(name))
        .map(v -> v.value().value().shown())
        .findFirst()
        .orElse("");
  }

  private static Finding onlyError(Result<Stack> result) {
    List<Finding> errors =
        result.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
    assertEquals(1, errors.size(), errors::toString);
    return errors.get(0);
  }

  @Test
  void hostNetworkReachesTheDatabaseOverLoopback() {
    Stack stack =
        stack(
            """
            containers:
              region: {image: "registry.example.org/region:1", user: root, network: host, env: {DB: "${db.host}:${db.port}", URL: "${db.url.file}"}}
            postgres: {version: 16, memory: 1GiB, tls: optional}
            backup: {destination: /mnt/backup/x}
            """);
    assertEquals("localhost:5432", env(workload(stack, "region"), "DB"));
    assertEquals("/run/secrets/db_url_localhost", env(workload(stack, "region"), "URL"));
    assertEquals("prefer", env(workload(stack, "region"), "PGSSLMODE"));
    Workload db = workload(stack, "db");
    assertEquals(List.of("db", "host-access"), db.network().networks().value());
    assertTrue(db.network().ports().value().get(0).isLoopback());
  }

  @Test
  void initContainersRunInOrderAndWhatTheyNeedDoesNotWaitForThem() {
    Stack stack =
        stack(
            """
            containers:
              web: {image: "example.org/a:1", user: "1:1", env: {DB: "${db.password.file}", R: "${redis.host}"}}
              redis: {image: "docker.io/valkey/valkey:8.1.4", user: "999:999", expose: 6379, healthcheck: {tcp: true}}
            init_containers:
              first: {image: "example.org/a:1", user: "1:1", env: {DB: "${db.password.file}", R: "${redis.host}"}}
              second: {image: "example.org/a:1", user: "1:1", env: {DB: "${db.password.file}"}}
            """);
    assertEquals(List.of(), workload(stack, "redis").lifecycle().dependsOn().value());
    assertEquals("db HEALTHY, redis HEALTHY", waits(stack, "first"));
    assertEquals("db HEALTHY, first COMPLETED", waits(stack, "second"));
    assertEquals("db HEALTHY, redis HEALTHY, second COMPLETED", waits(stack, "web"));
  }

  private static String waits(Stack stack, String name) {
    return workload(stack, name).lifecycle().dependsOn().value().stream()
        .map(d -> d.workload() + " " + d.condition())
        .collect(Collectors.joining(", "));
  }

  @Test
  void secretTextGoesToFilesThatAreNotRendered() {
    Stack stack =
        stack(
            """
            secrets: {redis: {}}
            containers:
              web:
                image: "example.org/a:1"
                user: "1:1"
                env: {PASS: "p=${secrets.redis|urlencode}"}
                files: {/etc/a.conf: {content: "pass ${secrets.redis}\\n"}, /etc/b.conf: {content: "plain\\n"}}
            """);
    Secret env = secret(stack, "web.env");
    assertEquals(
        new Text(List.of(new Text.Literal("p="), new Text.SecretValue("redis", Text.Encoding.URL))),
        ((Secret.EnvFile) env.content()).variables().get("PASS"));
    assertEquals(
        "pass ***\n", ((Secret.Derived) secret(stack, "files/web-1").content()).text().shown());
    assertEquals(1, stack.appFiles().size());
    assertEquals("files/web/2-b.conf", stack.appFiles().get(0).path());
    assertEquals(List.of("app"), workload(stack, "web").network().networks().value());
    assertEquals(List.of(), stack.links());
    assertTrue(
        workload(stack, "web").mounts().stream()
            .anyMatch(
                m ->
                    m.source() instanceof Mount.OfSecret s
                        && s.secret().equals("files/web-1")
                        && m.target().equals("/etc/a.conf")));
  }

  private static Secret secret(Stack stack, String name) {
    return stack.secrets().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void rootGetsExactlyWhatItNeedsToDropIt() {
    Stack stack =
        stack(
            """
            containers:
              web: {image: "example.org/a:1", user: root, cap_add: [NET_ADMIN], env: {DB: "${db.password.file}"}}
            """);
    SortedSet<String> added = workload(stack, "web").hardening().capAdd().value();
    assertEquals(
        new TreeSet<>(List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "NET_ADMIN", "SETGID", "SETUID")),
        added);
    assertEquals(
        new TreeSet<>(List.of("ALL")), workload(stack, "web").hardening().capDrop().value());
  }

  @Test
  void namesOfOurPartsAreTaken() {
    String container = "containers:\n  web: {image: \"example.org/a:1\", user: \"1:1\", ";
    assertEquals(
        "name-taken",
        onlyError(plan(container + "networks: [app]}\n", Optional.empty())).rule().name());
    assertEquals(
        "name-taken",
        onlyError(plan(container + "volumes: [\"db-data:/x\"]}\n", Optional.empty()))
            .rule()
            .name());
  }

  @Test
  void tooManyConnectionsNameTheMemoryThatWouldDo() {
    Finding finding =
        onlyError(
            plan(
                """
                containers:
                  web: {image: "example.org/a:1", user: "1:1", env: {DB: "${db.password.file}"}}
                postgres: {version: 17, memory: 512MiB, connections: 300}
                """,
                Optional.empty()));
    assertEquals("connection-budget-exceeded", finding.rule().name());
    assertEquals("set `postgres.memory: 2304MiB`, or fewer connections", finding.help());
    assertTrue(finding.why().contains(" of 460 MiB"), finding.why());
  }

  @Test
  void statedPoolsMustFit() {
    Finding finding =
        onlyError(
            plan(
                """
                containers:
                  web: {image: "example.org/a:1", user: "1:1", connections: 30, replicas: 2, env: {DB: "${db.password.file}"}}
                postgres: {version: 17, memory: 1GiB, connections: 40}
                backup: {destination: /mnt/backup/x}
                """,
                Optional.empty()));
    assertEquals("web 2 x 30 + monitor 3 + backup 3 + administrator 3 = 69", finding.why());
  }

  @Test
  void lockKeepsMinorAndDistribution() {
    Stack stack =
        plan(
                "containers:\n  web: {image: \"example.org/a:1\", user: \"1:1\"}\n",
                Optional.of("17.9-bookworm"))
            .value()
            .orElseThrow();
    assertEquals(
        "docker.io/library/postgres:17.9-bookworm",
        workload(stack, "db").image().value().toString());
    assertEquals("17.9", stack.servers().get(0).version().value());
  }

  @Test
  void extensionThatTheImageLacksIsFound() {
    Finding finding =
        onlyError(
            plan(
                """
                containers:
                  web: {image: "example.org/a:1", user: "1:1"}
                postgres: {version: 17, extensions: [pg_trgrm]}
                """,
                Optional.empty()));
    assertEquals("extension-not-in-image", finding.rule().name());
    assertEquals("did you mean `pg_trgm`?", finding.help());
  }

  @Test
  void parameterOfTheUserDisplacesOursAndIsKnownToHaveDone() {
    Stack stack =
        stack(
            """
            containers:
              web: {image: "example.org/a:1", user: "1:1"}
            postgres: {version: 17, memory: 1GiB, parameters: {work_mem: 2MB, log_disconnections: "on"}, extensions: [pg_stat_statements]}
            """);
    List<Setting> settings = stack.servers().get(0).settings().value();
    Setting workMem =
        settings.stream().filter(s -> s.name().equals("work_mem")).findFirst().orElseThrow();
    assertEquals("2MB", workMem.value());
    assertTrue(workMem.origin().reason().startsWith("the spec says so, instead of "));
    assertTrue(settings.stream().anyMatch(s -> s.name().equals("log_disconnections")));
    assertTrue(
        settings.stream()
            .anyMatch(
                s ->
                    s.name().equals("shared_preload_libraries")
                        && s.value().equals("pg_stat_statements")));
  }

  private static Workload web(String keys) {
    return workload(
        stack(
            """
            containers:
              web: {%s, env: {DB: "${db.password.file}"}}
            """
                .formatted(keys)),
        "web");
  }

  private static List<String> probe(String keys) {
    return web(keys).health().ifKnown().map(h -> h.command()).orElse(List.of());
  }

  @Test
  void anOpenFrontDoorIsAskedByWhatTheImageBrings() {
    String gitea = "image: \"docker.io/gitea/gitea:1.27.2-rootless\"";
    assertEquals(
        List.of("curl", "-sS", "-o", "/dev/null", "http://127.0.0.1:3000/"),
        probe(gitea + ", port: 3000"));
    assertEquals(
        probe(gitea + ", port: 3000"), probe(gitea + ", ports: [{port: 3000, name: http}]"));
    assertEquals(
        List.of("/usr/bin/miniflux", "-healthcheck", "auto"),
        probe("image: \"docker.io/miniflux/miniflux:2.2.13\", port: 8080"));
    assertEquals(
        probe(gitea + ", port: 3000"), probe(gitea + ", port: 3000, healthcheck: {tcp: true}"));
  }

  @Test
  void withoutADoorOrAProgramThatCanAskNobodyAsksAndItIsSaid() {
    String gitea = "image: \"docker.io/gitea/gitea:1.27.2-rootless\"";
    assertEquals(List.of(), probe(gitea + ", expose: 3000"));
    assertEquals(List.of(), probe(gitea + ", port: 3000, healthcheck: none"));
    assertEquals(List.of(), probe(gitea + ", ports: [{port: 2222, name: ssh}]"));
    assertEquals(List.of(), probe("image: \"registry.example.org/a:1.2\", port: 80"));
    // wget takes an error page, like that of a login, for a failure
    assertEquals(List.of(), probe("image: \"docker.io/outlinewiki/outline:1.1.0\", port: 3000"));
    // nobody has read that its command is in it
    assertEquals(List.of(), probe("image: \"docker.io/citusdata/citus:13.2.0\", port: 5432"));
    String why = web("image: \"registry.example.org/a:1.2\", port: 80").origin().reason();
    assertTrue(why.contains("no program of the image is known"), why);
    assertEquals("", web(gitea + ", port: 3000").origin().reason());
  }

  @Test
  void othersWaitUntilAFrontDoorIsOpen() {
    Stack stack =
        stack(
            """
            containers:
              web: {image: "docker.io/gitea/gitea:1.27.2-rootless", port: 3000, env: {DB: "${db.password.file}"}}
              bot: {image: "registry.example.org/bot:1.2", env: {URL: "http://${web.host}:3000"}}
            """);
    assertTrue(waits(stack, "bot").contains("web HEALTHY"));
  }
}

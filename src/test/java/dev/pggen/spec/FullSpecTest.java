package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.At;
import dev.pggen.source.Cpus;
import dev.pggen.source.Result;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.TextSpec.Literal;
import dev.pggen.spec.TextSpec.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each key becomes. */
final class FullSpecTest {
  static final Path FILE = Path.of("src/test/resources/spec/full.yaml");
  private static final SpecFiles FILES =
      MemoryFiles.of(
          Map.of(
              "extra.conf", "a = ${not.ours}\n",
              "init/schema.sql", "create schema x;\n",
              "pggen.defaults.yaml", "vars: {domain: wrong.example.org}\n"));

  private final Spec spec;

  FullSpecTest() throws IOException {
    SourceFile file = SourceFile.of("full.yaml", Files.readString(FILE));
    Result<Spec> result = SpecLoader.load(file, "compose", FILES);
    assertEquals(List.of(), result.findings());
    spec = result.value().orElseThrow();
  }

  private ContainerSpec web() {
    return spec.containers().get("web");
  }

  private List<TextSpec.Part> env(String name) {
    return web().env().get(name).parts();
  }

  @Test
  void scalarsAreTakenFromTheirText() {
    assertEquals("17.10", spec.postgres().version().value());
    assertEquals(List.of(new Literal("17.10")), env("BIG"));
    assertEquals(List.of(new Literal("true")), env("ON"));
    assertEquals(List.of(new Literal("0.5")), env("RATIO"));
    assertEquals(
        Map.of(
            "work_mem", "8MB",
            "auto_explain.log_min_duration", "3s",
            "jit", "off",
            "random_page_cost", "1.1"),
        spec.postgres().parameters().entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    e -> e.getKey().value(), e -> e.getValue().value())));
  }

  @Test
  void accessFromOutsideIsNamed() {
    assertEquals("192.0.2.10", spec.postgres().publish().orElseThrow().value().address());
    assertEquals(5433, spec.postgres().publish().orElseThrow().value().port());
    AccessSpec access = spec.postgres().access().get(0);
    assertEquals("reports", access.user().value());
    assertEquals("192.0.2.0/24", access.address().value());
    assertFalse(access.writes());
  }

  @Test
  void referencesKeepTheirPlace() {
    assertEquals(List.of(new Literal("${HOME} costs 5$")), env("LITERAL"));
    Reference password =
        env("URL").stream()
            .flatMap(
                p ->
                    p instanceof Reference r
                        ? java.util.stream.Stream.of(r)
                        : java.util.stream.Stream.empty())
            .filter(r -> r.field().equals("password"))
            .findFirst()
            .orElseThrow();
    assertTrue(password.urlencode());
    assertFalse(password.file());
    String line = password.span().file().line(password.span().line());
    assertEquals(
        "${db.password|urlencode}",
        line.substring(password.span().column() - 1, password.span().endColumn() - 1));
    assertEquals(
        List.of("db", "ca"),
        List.of(((Reference) env("CA").get(0)).subject(), ((Reference) env("CA").get(0)).field()));
    assertTrue(((Reference) env("CA").get(0)).file());
  }

  @Test
  void variablesArePutInAndKeepTheirKind() {
    assertEquals("registry.example.org/full/web:1.2", web().image().value());
    assertEquals(8080, web().ports().get(0).port());
    assertEquals("/mnt/backup/full", spec.backup().orElseThrow().destination().value());
    assertEquals(List.of(new Literal("example.org")), web().command().get(2).parts());
  }

  @Test
  void amounts() {
    ContainerSpec.Limits limits = web().limits();
    assertEquals(Size.mib(128), limits.shmSize().orElseThrow().value());
    assertEquals(new Cpus("0.5"), limits.cpus().orElseThrow().value());
    assertEquals(Duration.ofMinutes(2), limits.stopGracePeriod().orElseThrow().value());
    assertEquals(Duration.ofSeconds(90), web().healthcheck().orElseThrow().startPeriod());
    assertEquals(Duration.ofMinutes(20), spec.backup().orElseThrow().rto().orElseThrow().value());
    assertEquals(Optional.of(0), spec.backup().orElseThrow().weekly().map(At::value));
  }

  @Test
  void overridesAndPatchOfTheTarget() {
    assertEquals(Size.mib(2048), web().limits().memory().orElseThrow().value());
    assertEquals(List.of(), web().privileges().groupAdd());
    assertTrue(spec.patch().orElseThrow().get("services").isPresent());
    assertTrue(spec.patch().toString().contains("services"), "nulls of a patch stay in it");
  }

  @Test
  void heirsTakeAllButWhatMakesAContainerItself() {
    ContainerSpec twin = spec.containers().get("twin");
    assertEquals(web().image(), twin.image());
    assertEquals(web().files().keySet(), twin.files().keySet());
    assertFalse(twin.env().containsKey("KEY"), "null takes a variable back");
    assertTrue(twin.env().containsKey("ROLE") && twin.env().containsKey("URL"));
    assertEquals(1, twin.volumes().size(), "lists replace");
    for (List<?> own :
        List.of(
            twin.ports(),
            twin.expose(),
            twin.command(),
            twin.entrypoint(),
            twin.dependsOn(),
            twin.networks())) {
      assertEquals(List.of(), own);
    }
    assertEquals(Map.of(), twin.labels());
    assertEquals(
        Optional.of("SIGINT"),
        spec.initContainers().get("migrate").limits().stopSignal().map(At::value));
  }

  @Test
  void filesAreReadAndRemembered() {
    ContainerSpec.FileSpec extra = web().files().get("/etc/web.d/extra.conf");
    assertEquals(List.of(new Literal("a = ${not.ours}\n")), extra.text().parts());
    assertEquals("0444", extra.mode());
    assertEquals("0440", web().files().get("/etc/web.conf").mode());
    assertEquals("create schema x;\n", spec.postgres().init().get(0).value().text());
    assertTrue(
        spec.inputs().stream()
            .map(SourceFile::path)
            .toList()
            .containsAll(List.of("extra.conf", "init/schema.sql")));
    assertFalse(spec.inputs().stream().anyMatch(f -> f.path().equals("pggen.defaults.yaml")));
  }

  @Test
  void certificatesAreNamedAndNotRead() {
    TlsSpec tls = spec.postgres().tls().orElseThrow();
    assertEquals("required", tls.mode().value());
    assertEquals(
        List.of(
            "./tls/db.crt",
            "/etc/ssl/private/db.key",
            "./tls/ca.crt",
            "./tls/clients.crt",
            "./tls/app.crt",
            "/etc/ssl/private/app.key"),
        java.util.stream.Stream.of(
                tls.cert(), tls.key(), tls.ca(), tls.clientCa(), tls.clientCert(), tls.clientKey())
            .map(at -> at.orElseThrow().value())
            .toList());
    assertTrue(spec.inputs().stream().noneMatch(f -> f.path().contains("tls")));
  }

  @Test
  void portsAndPublishing() {
    ContainerSpec.Publish v6 = web().ports().get(0).publish().orElseThrow().value();
    assertEquals(new ContainerSpec.Publish("[::1]", 8080, false), v6);
    ContainerSpec probe = spec.containers().get("probe");
    assertEquals("udp-82", probe.ports().get(1).name());
    assertTrue(probe.ports().get(1).publish().orElseThrow().value().off());
    assertTrue(probe.hostNetwork().orElseThrow().value());
    assertTrue(spec.containers().get("api").healthcheck().orElseThrow().none());
  }

  @Test
  void resolvedSaysTheSameWithoutSecrets() {
    String text =
        "pggen: 1\nname: app\nsecrets: {k: {}}\ncontainers:\n  web: {image: \"a/b:${vars.tag}\", env: {ADMIN_PASSWORD: hunter2, KEY: \"${secrets.k}\"}}\n"
            + "postgres: {version: 17.10}\n";
    MemoryFiles files =
        MemoryFiles.of(
            Map.of("pggen.defaults.yaml", "vars: {tag: \"1.0\"}\ncontainer: {memory: 300MiB}\n"));
    String resolved =
        SpecLoader.resolved(SourceFile.of("pggen.yaml", text), "compose", files)
            .value()
            .orElseThrow();
    assertTrue(resolved.contains("\"a/b:1.0\"") && resolved.contains("\"300MiB\""), resolved);
    assertTrue(resolved.contains("17.10") && resolved.contains("${secrets.k}"), resolved);
    assertFalse(resolved.contains("hunter2"), resolved);
    Result<Spec> again =
        SpecLoader.load(SourceFile.of("resolved.yaml", resolved), "compose", MemoryFiles.none());
    assertEquals(List.of(), again.findings());
  }
}

package dev.pggen.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.read.FileSet;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.Link;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files as others write them: what can be known is known, the rest is unknown. */
final class ForeignFileTest {
  private static final String USUAL =
      """
      x-common: &common
        restart: always
        logging: {options: {max-size: 10m}}
      services:
        app:
          <<: *common
          image: ghcr.io/example/app
          user: www
          environment:
            - DATABASE_URL=postgres://shop:${PASSWORD}@db:5432/shop?x=1
            - FROM_SHELL
          ports: ["8080:80", "127.0.0.1:9000-9001:9000-9001/udp", 5000]
          volumes: ["data:/data", "${DATA:-/srv}:/srv:ro", "./conf:/conf", /cache]
          depends_on: [db]
          deploy: {resources: {limits: {memory: 1g, cpus: '0.5'}}}
        db:
          <<: *common
          image: postgres:17-alpine
          command: postgres -c fsync=off --max-connections=50
          environment:
            POSTGRES_USER: shop
            POSTGRES_PASSWORD: ${PASSWORD}
          volumes: [pg:/var/lib/postgresql/data]
          healthcheck: {test: pg_isready -U shop, interval: 1m30s}
        exporter:
          image: quay.io/prometheuscommunity/postgres-exporter:v0.15.0
          environment: {DATA_SOURCE_URI: "db:5432/postgres"}
        dump:
          image: postgres:17-alpine
          entrypoint: [/bin/sh, -c, "while true; do pg_dump -h db; sleep 1d; done"]
      volumes: {pg: {}, data: {}}
      """;

  private static Stack read(String text, Map<String, SourceFile> around) {
    return new ComposeReader()
        .read(SourceFile.of("docker-compose.yml", text), FileSet.of(around))
        .value()
        .orElseThrow()
        .stack();
  }

  @Test
  void theServerIsFoundByItsImageAndWhatItStarts() {
    Stack stack = read(USUAL, Map.of());
    assertEquals(
        List.of("db"),
        stack.workloads().stream()
            .filter(w -> w.role() == Workload.Role.DATABASE)
            .map(Workload::name)
            .toList());
    Server server = stack.servers().get(0);
    assertEquals(17, server.major().value());
    assertFalse(server.version().isKnown());
    assertEquals("/var/lib/postgresql/data", server.dataDirectory().value());
    assertEquals("shop", server.database().value());
    DatabaseRole admin = server.roles().value().get(0);
    assertTrue(admin.superuser() && admin.name().equals("shop"));
    assertEquals(
        List.of("fsync=off", "max_connections=50"),
        server.settings().value().stream().map(s -> s.name() + "=" + s.value()).toList());
    assertFalse(server.hba().isKnown());
    assertFalse(server.tls().isKnown());
  }

  @Test
  void aServerOfAnUnknownImageIsToldByItsVariablesAndItsData() {
    String text =
        """
        services:
          db:
            image: ${DB_IMAGE}
            environment: {POSTGRES_PASSWORD: "${PASSWORD}"}
            volumes: [pg:/var/lib/postgresql/data]
          dump:
            image: ${DUMP_IMAGE}
            environment: {POSTGRES_PASSWORD: "${PASSWORD}"}
            volumes: [dumps:/dumps]
        volumes: {pg: {}, dumps: {}}
        """;
    Stack stack = read(text, Map.of());
    assertEquals(List.of("db"), stack.servers().stream().map(Server::workload).toList());
    assertFalse(stack.servers().get(0).major().isKnown());
  }

  @Test
  void aJobWithAComposeFileInATextIsNone() {
    String job = "job \"shop\" {\n  data = <<EOT\nservices:\n  web: {}\nEOT\n}\n";
    assertFalse(new ComposeReader().reads(SourceFile.of("shop.nomad", job)));
    assertFalse(new ComposeReader().reads(SourceFile.of("shop.nomad.hcl", job)));
    assertTrue(new ComposeReader().reads(SourceFile.of("stack.yml", "services:\n  web: {}\n")));
  }

  @Test
  void aServerIsFoundByEachOfItsNames() {
    for (String host : List.of("db", "shop-db", "store", "elsewhere")) {
      String text =
          """
          services:
            app:
              image: ghcr.io/example/app
              environment: {DB_HOST: HOST}
            db:
              image: postgres:17-alpine
              container_name: shop-db
              networks: {default: {aliases: [store]}}
          """
              .replace("HOST}", host + "}");
      assertEquals(host.equals("elsewhere") ? 0 : 1, read(text, Map.of()).links().size(), host);
    }
  }

  @Test
  void anAddressInAVariableIsALink() {
    List<Link> links = read(USUAL, Map.of()).links();
    assertEquals(List.of("app", "exporter"), links.stream().map(Link::workload).toList());
    assertEquals("shop", links.get(0).database().value());
    assertEquals("shop", links.get(0).user().value());
    assertEquals("docker-compose.yml:10:22", links.get(0).origin().span().orElseThrow().position());
    assertFalse(links.get(1).user().isKnown());
  }

  @Test
  void shortFormsMeanWhatComposeMakesOfThem() {
    Workload app = read(USUAL, Map.of()).workload("app").orElseThrow();
    assertEquals(
        List.of(
            "0.0.0.0:8080:80", "127.0.0.1:9000:9000", "127.0.0.1:9001:9001", "0.0.0.0:any:5000"),
        app.network().ports().value().stream()
            .map(
                p ->
                    p.hostAddress()
                        + ":"
                        + (p.host().isPresent() ? p.host().getAsInt() : "any")
                        + ":"
                        + p.container())
            .toList());
    assertEquals(
        List.of(
            new Mount.OfVolume("data"),
            new Mount.OfHost("/srv"),
            new Mount.OfOutput("conf"),
            new Mount.OfVolume("")),
        app.mounts().stream().map(Mount::source).toList());
    assertTrue(app.mounts().get(1).readOnly());
    assertEquals(new Size(1L << 30), app.resources().memory().value());
    assertEquals("0.5", app.resources().cpus().value().toString());
    assertEquals(List.of("default"), app.network().networks().value());
  }

  @Test
  void whatComesFromOutsideIsUnknown() {
    Workload app = read(USUAL, Map.of()).workload("app").orElseThrow();
    assertFalse(app.user().isKnown());
    assertFalse(app.health().isKnown());
    assertTrue(app.env().stream().noneMatch(v -> v.value().isKnown()));
    assertFalse(app.resources().pids().isKnown());
  }

  @Test
  void whatAServiceExtendsMaySayWhatItDoesNot() {
    Workload web =
        read("services: {web: {extends: {file: a.yml, service: b}, image: 'x:1'}}\n", Map.of())
            .workload("web")
            .orElseThrow();
    assertTrue(web.image().isKnown());
    assertFalse(web.hardening().readOnlyRoot().isKnown());
    assertFalse(web.network().ports().isKnown());
  }

  @Test
  void mountedFilesAreRead() {
    String text =
        """
        services:
          db:
            image: timescale/timescaledb:2.17.2-pg16
            command: [-c, config_file=/etc/pg/postgresql.conf]
            volumes: [./pg:/etc/pg:ro, "./init:/docker-entrypoint-initdb.d"]
        """;
    Server server =
        read(
                text,
                Map.of(
                    "pg/postgresql.conf",
                    SourceFile.of(
                        "pg/postgresql.conf", "ssl = on\nhba_file = '/etc/pg/pg_hba.conf'\n"),
                    "pg/pg_hba.conf",
                    SourceFile.of("pg/pg_hba.conf", "host all all all trust\n"),
                    "init/1.sql",
                    SourceFile.of(
                        "init/1.sql",
                        "CREATE USER Shop PASSWORD 'x';\nCREATE DATABASE shop OWNER shop;\n"
                            + "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\";\n")))
            .servers()
            .get(0);
    assertEquals(16, server.major().value());
    assertTrue(server.tls().value());
    assertEquals("trust", server.hba().value().get(0).method());
    assertEquals(
        "pg/pg_hba.conf:1:1", server.hba().value().get(0).origin().span().orElseThrow().position());
    assertEquals(List.of("uuid-ossp"), server.extensions().value());
    assertEquals("shop", server.database().value());
    DatabaseRole role = server.roles().value().get(1);
    assertEquals("shop", role.name());
    assertEquals(DatabaseRole.Purpose.APP, role.purpose());
  }

  @Test
  void labelsAndCommentsOfOursSayNothing() {
    String text = "services: {a: {image: 'x:1', labels: {dev.pggen.role: superuser, b: c}}}\n";
    Stack stack = read("# pggen: rendered\n" + text, Map.of());
    assertEquals(Map.of("b", "c"), stack.workload("a").orElseThrow().labels());
    assertEquals(
        List.of(),
        StackFacts.of(stack)
            .differences(StackFacts.of(read("x-pggen: {a: b}\n" + text, Map.of()))));
  }
}

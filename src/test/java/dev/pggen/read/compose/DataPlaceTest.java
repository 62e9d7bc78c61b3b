package dev.pggen.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.read.FileSet;
import dev.pggen.read.nomad.NomadReader;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.DataPlace;
import dev.pggen.stack.Stack;
import org.junit.jupiter.api.Test;

/** What holds the data of a server, as manifests tell it. */
final class DataPlaceTest {
  private static String place(String server, String... lines) {
    String text =
        "services:\n  db:\n    image: " + server + "\n    " + String.join("\n    ", lines) + "\n";
    return shown(
        new ComposeReader()
            .read(SourceFile.of("compose.yaml", text), FileSet.none())
            .value()
            .orElseThrow()
            .stack());
  }

  private static String task(String more) {
    String text =
        """
        job "shop" {
          group "shop" {
            volume "data" {
              type   = "host"
              source = "shop"
            }
            task "db" {
              driver = "docker"
              config {
                image = "postgres:17.11-trixie"
                %s
              }
              %s
            }
          }
        }
        """;
    String[] parts = more.split("\\|", 2);
    SourceFile job = SourceFile.of("shop.nomad.hcl", text.formatted(parts[0], parts[1]));
    return shown(new NomadReader().read(job, FileSet.none()).value().orElseThrow().stack());
  }

  private static String shown(Stack stack) {
    return stack
        .servers()
        .get(0)
        .dataPlace()
        .ifKnown()
        .map((DataPlace p) -> p.kind() + " " + p.path())
        .orElse("unknown");
  }

  @Test
  void theDeepestMountHoldsThem() {
    String both = "volumes: [\"/srv/a:/var/lib/postgresql\", \"/srv/b:/var/lib/postgresql/data/\"]";
    assertEquals("MOUNT /var/lib/postgresql/data", place("postgres:17", both));
    assertEquals("MOUNT /var/lib/postgresql", place("postgres:18", both));
  }

  @Test
  void theImagesOwnVolumeLiesOverAMountAboveIt() {
    String parent = "volumes: [\"db:/var/lib/postgresql\"]";
    assertEquals("IMAGE /var/lib/postgresql/data", place("postgres:17", parent));
    assertEquals("IMAGE /var/lib/postgresql/data", place("pgvector/pgvector:pg17", parent));
    assertEquals(
        "MOUNT /var/lib/postgresql",
        place("postgres:17", parent, "environment: {PGDATA: /var/lib/postgresql/17/docker}"));
  }

  @Test
  void withoutAnyMountTheContainerOrItsImageHoldThem() {
    assertEquals("IMAGE /var/lib/postgresql", place("postgres:18", "restart: always"));
    assertEquals("CONTAINER /data/17", place("postgres:17", "environment: {PGDATA: /data/17}"));
  }

  @Test
  void memoryIsSeenWhateverItsSize() {
    assertEquals(
        "MEMORY /var/lib/postgresql/data", place("postgres:17", "tmpfs: /var/lib/postgresql/data"));
    assertEquals(
        "MEMORY /var/lib/postgresql/data",
        place("postgres:17", "volumes: [{type: tmpfs, target: /var/lib/postgresql/data}]"));
  }

  @Test
  void whatMayComeFromElsewhereIsNotGuessed() {
    assertEquals("unknown", place("postgres:17", "extends: {file: base.yaml, service: db}"));
    assertEquals("unknown", place("postgres:17", "env_file: db.env"));
    assertEquals("unknown", place("postgres:17", "volumes: [\"db:${WHERE}\"]"));
    assertEquals("CONTAINER ", place("bitnami/postgresql:17", "restart: always"));
    assertEquals("unknown", place("bitnami/postgresql:17", "volumes: [\"db:/bitnami\"]"));
    assertEquals("unknown", place("postgres:latest", "volumes: [\"db:/var/lib/postgresql\"]"));
    assertEquals("IMAGE /var/lib/postgresql", place("postgres:latest", "restart: always"));
    assertEquals(
        "MOUNT /var/lib/postgresql/data",
        place("postgres:17", "volumes: [\"${WHAT}:/var/lib/postgresql/data\"]"));
  }

  @Test
  void aTaskIsNoDifferent() {
    String mount =
        "|volume_mount {\nvolume = \"data\"\ndestination = \"/var/lib/postgresql/data\"\n}";
    assertEquals("MOUNT /var/lib/postgresql/data", task(mount));
    assertEquals("IMAGE /var/lib/postgresql/data", task("|"));
    assertEquals("CONTAINER /alloc/data/db", task("|env {\nPGDATA = \"/alloc/data/db\"\n}"));
    assertEquals(
        "MEMORY /var/lib/postgresql/data",
        task("mount {\ntype = \"tmpfs\"\ntarget = \"/var/lib/postgresql/data\"\n}|"));
    String template = "template {\ndata = \"X=1\"\ndestination = \"x\"\nenv = true\n}";
    assertEquals("unknown", task(mount + "\n" + template));
    assertEquals(
        "IMAGE /var/lib/postgresql/data", task("|" + template), "nothing is mounted anywhere");
  }
}

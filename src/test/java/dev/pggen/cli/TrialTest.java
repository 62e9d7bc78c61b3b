package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody met who tried it on repositories of others. */
final class TrialTest {
  @TempDir Path home;

  @Test
  void twoFixesOfOneProbeDoNotMakeAProgramThatIsNone() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("compose.yaml"),
            """
            services:
              db:
                image: postgres:17.11-trixie
                healthcheck:
                  test: ["CMD-SHELL", "pg_isready", "-d", "shop"]
            """);

    Ran.in(home, "lint", "--fix", "--profile", "strict");

    String mended = Files.readString(file);
    assertTrue(mended.contains("\"CMD\", \"pg_isready\", "), mended);
    assertFalse(mended.contains("pg_isready -h"), mended);
  }

  @Test
  void whatATemplateEncodesIsEncoded() throws IOException {
    for (String how : new String[] {"", " | urlquery"}) {
      Files.writeString(
          home.resolve("shop.nomad.hcl"),
          """
          job "shop" {
            group "shop" {
              task "web" {
                driver = "docker"
                config { image = "example/shop:1.2.3" }
                template {
                  data        = <<EOT
          DATABASE_URL=postgres://shop:{{ with secret "kv/data/shop" }}{{ .Data.data.password%s }}{{ end }}@db:5432/shop
          EOT
                  destination = "secrets/env"
                  env         = true
                }
              }
            }
          }
          """
              .formatted(how));

      Ran ran = Ran.in(home, "lint", "--format", "concise", "--select", "PG104");

      assertEquals(how.isEmpty(), ran.out().contains("PG104"), how + ran.out());
    }
  }

  @Test
  void aTunnelIsNotTheHost() throws IOException {
    Files.writeString(
        home.resolve("compose.yaml"),
        """
        services:
          vpn:
            image: example/vpn:1.2.3
            volumes: ["/dev/net/tun:/dev/net/tun", "/dev/mem:/dev/mem"]
        """);

    Ran ran = Ran.in(home, "lint", "--format", "concise", "--select", "PG606");

    assertFalse(ran.out().contains("/dev/net/tun"), ran.out());
    assertTrue(ran.out().contains("/dev/mem"), ran.out());
  }

  @Test
  void directoriesOfAVariableWithoutAValueAreNotOne() throws IOException {
    for (String app : new String[] {"notes", "photos"}) {
      Files.createDirectory(home.resolve(app));
      Files.writeString(
          home.resolve(app + "/compose.yaml"),
          "services:\n  app:\n    image: example/"
              + app
              + ":1.2.3\n    volumes: [\"${APP_DATA_DIR}/data:/data\"]\n");
    }

    Ran ran = Ran.in(home, "lint", "--format", "concise", "--select", "PG204");

    assertFalse(ran.out().contains("PG204"), ran.out());
  }
}

package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lint prints of a file, whatever it was asked, holds no secret that pggen knows. */
final class SecretsShownTest {
  private static final String SECRET = "hunter22xyz";

  private static final String TAIL =
      """
      postgres: {version: 17, memory: 512MiB}
      backup: {destination: /mnt/backup/shop}
      """;

  @TempDir Path home;

  private Ran lint(String more, String... args) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), FixFilesTest.HEAD + more + TAIL);
    String[] all = new String[args.length + 1];
    all[0] = "lint";
    System.arraycopy(args, 0, all, 1, args.length);
    return Ran.in(home, all);
  }

  private static void assertHidden(String needed, Ran ran) {
    assertTrue(ran.out().contains(needed), ran.out() + ran.err());
    assertFalse((ran.out() + ran.err()).contains(SECRET), ran.out());
  }

  @Test
  void oneValueInTwoPlaces() throws IOException {
    String command = "    entrypoint: [\"--password=%s\", \"--admin-password=%s\", \"%s\"]\n";

    assertHidden("PG103", lint(command.replace("%s", SECRET)));
  }

  @Test
  void besideWhatWasAskedFor() throws IOException {
    String line =
        "  job: {image: docker.io/example/shop:2.4.1, user: root, env: {A_PASSWORD: %s}}\n";

    assertHidden("PG602", lint(line.replace("%s", SECRET), "--select", "PG602"));
  }

  @Test
  void aDifferenceOfAnotherFileStaysWhole() throws IOException {
    for (String name : new String[] {"a", "b"}) {
      Files.createDirectories(home.resolve(name));
    }
    Files.writeString(
        home.resolve("a/compose.yaml"),
        "services: {web: {image: shop:2.4.1, environment: {A_PASSWORD: docker}}}\n");
    Files.writeString(
        home.resolve("b/compose.yaml"),
        "services: {web: {image: docker.io/example/shop:2.4.1, restart: no}}\n");

    Ran ran = Ran.in(home, "lint", "--diff");

    assertTrue(ran.out().contains("docker.io/example/shop"), ran.out());
  }

  @Test
  void besideADifference() throws IOException {
    String more =
        """
            no_new_privileges: false
            files: {/etc/shop.ini: {content: "password = %s"}}
        """;

    assertHidden(
        "-    no_new_privileges",
        lint(more.replace("%s", SECRET), "--fix=unsafe", "--diff", "--ignore", "PG107"));
  }

  @Test
  void besideADifferenceThoughSuppressed() throws IOException {
    String more =
        """
            no_new_privileges: false
            # pggen: ignore[PG107] -- an example
            files: {/etc/shop.ini: {content: "password = %s"}}
        """;

    assertHidden(
        "-    no_new_privileges", lint(more.replace("%s", SECRET), "--fix=unsafe", "--diff"));
  }

  @Test
  void inAParameterThatAnotherRuleIsAbout() throws IOException {
    Path spec = home.resolve("pggen.yaml");
    Files.writeString(
        spec,
        FixFilesTest.HEAD
            + """
            postgres:
              version: 17
              memory: 512MiB
              parameters:
                archive_mode: "on"
                archive_command: "AWS_SECRET_ACCESS_KEY=hunter22xyz aws s3 cp %p s3://wal/%f; true"
                app.jwt_secret: hunter22xyz
            """);

    assertHidden("PG806", Ran.in(home, "lint", "--select", "PG806"));
    Ran ran = Ran.in(home, "lint", "--select", "PG107");
    assertHidden("`archive_command` holds the value of `AWS_SECRET_ACCESS_KEY` in plain", ran);
    assertHidden("`app.jwt_secret` holds a secret in plain text", ran);
  }

  @Test
  void theNameOfAVariableInAJobIsNone() throws IOException {
    Path file = home.resolve("shop.nomad");
    Files.writeString(
        file,
        """
        job "shop" {
          group "shop" {
            task "web" {
              driver = "docker"
              config { image = "docker.io/example/shop:2.4.1" }
              template {
                destination = "secrets/web.env"
                env         = true
                data        = <<-EOT
                  API_TOKEN={{ key "shop/token" }}
                  OTHER_TOKEN=hunter22xyz
                EOT
              }
            }
          }
        }
        """);

    assertHidden("API_TOKEN={{ key", Ran.in(home, "lint", "--select", "PG102,PG932"));
  }
}

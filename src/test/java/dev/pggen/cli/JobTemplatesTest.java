package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that another program fills in first. */
final class JobTemplatesTest {
  private static final String JOB =
      """
      job "shop" {
        datacenters = ${dcs}
        group "shop" {
          task "web" {
            driver = "docker"
            user = "root"
            config { image = "${image}" }
          }
        }
      }
      """;

  private static final String PACK = JOB.replace("${image}", "[[ .shop.image ]]");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {"a.nomad.tpl", "a.tftpl", "a.hcl.tmpl", "a.tmpl.hcl", "a.tpl.hcl", "a.tmpl.nomad"})
  void oneIsReadWhereOnlyValuesAreFilledIn(String name) throws IOException {
    Files.writeString(home.resolve(name), JOB);
    Files.writeString(home.resolve("pack.tmpl.hcl"), PACK);
    Files.writeString(home.resolve("pack.nomad.tpl"), PACK);
    Files.writeString(home.resolve("other.tpl"), "{{- define \"x\" -}}\n");

    Ran ran = Ran.in(home, "lint", "--format=concise", "--select=PG602");

    assertTrue(ran.out().startsWith(name + ":6:"), ran.out() + ran.err());
    assertTrue(ran.out().contains("in 1 file"), ran.out());
  }

  @Test
  void anotherThatIsNamedIsSaidToBeOne() throws IOException {
    Files.writeString(home.resolve("pack.tmpl.hcl"), PACK);

    Ran ran = Ran.in(home, "lint", "pack.tmpl.hcl");

    assertTrue(ran.err().contains("because it is a template\n  help: lint what"), ran.err());
    assertTrue(ran.err().contains("below `exclude` in pggen.config.yaml"), ran.err());
  }
}

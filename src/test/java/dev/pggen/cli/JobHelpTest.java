package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a job can be written in a job. */
final class JobHelpTest {
  /** A key of YAML with its colon, like {@code `user: root`}; suppressions have one too. */
  private static final Pattern YAML = Pattern.compile("`(?!# pggen)[a-z_]+:[ `]");

  private static final String JOB =
      """
      job "shop" {
        group "shop" {
          network {
            port "db" {
              static = 5432
            }
          }

          task "db" {
            driver       = "docker"
            user         = "root"
            kill_signal  = "SIGKILL"
            kill_timeout = "3s"

            config {
              image = "docker.io/library/postgres:17.11"
              ports = ["db"]
            }

            env {
              POSTGRES_PASSWORD = "correct-horse-battery"
            }

            volume_mount {
              volume      = "data"
              destination = "/var/lib/postgresql/data"
            }
          }

          volume "data" {
            type   = "host"
            source = "shop-data"
          }
        }
      }
      """;

  @TempDir Path home;

  @Test
  void noHelpIsYaml() throws IOException {
    Files.writeString(home.resolve("shop.nomad.hcl"), JOB);
    List<String> told =
        Ran.in(home, "lint", "--profile=strict", "--format=json")
            .out()
            .lines()
            .filter(line -> line.contains("\"PG"))
            .toList();
    TreeSet<String> rules = new TreeSet<>();
    String all = String.join("\n", told);
    Matcher rule = Pattern.compile("\"(PG[0-9]{3})\"").matcher(all);
    while (rule.find()) {
      rules.add(rule.group(1));
    }
    assertTrue(
        rules.containsAll(List.of("PG101", "PG302", "PG303", "PG501", "PG602")), rules.toString());
    Matcher help = Pattern.compile("\"help\" ?: ?\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(all);
    int seen = 0;
    while (help.find()) {
      seen++;
      assertFalse(YAML.matcher(help.group(1)).find(), help.group(1));
    }
    assertTrue(seen >= rules.size(), all);
  }
}

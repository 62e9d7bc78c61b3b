package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file of a store in a job says about who may come in. */
final class OpenStoreFileTest {
  private static final String JOB =
      """
      job "shop" {
        group "shop" {
          network {
            port "redis" { to = 6379 }
          }
          task "redis" {
            driver = "docker"
            config {
              image = "docker.io/library/redis:8.2.1"
              ports = ["redis"]
              args  = ["/local/redis.conf"]
            }
            template {
              destination = "local/redis.conf"
              data        = <<EOT
      save 60 100
      %s
      EOT
            }
          }
        }
      }
      """;

  private static int found(String line) {
    return Asked.nomad(new Pg532OpenStore(), JOB.formatted(line)).size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# requirepass hunter2", "MaxMemory 64mb", "appendonly yes"})
  void asksNobody(String line) {
    assertEquals(1, found(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requirepass hunter2",
        "RequirePass hunter2",
        "ACLFILE /secrets/users.acl",
        "Bind 127.0.0.1",
        "USER default on"
      })
  void asksInCapitalsAsWell(String line) {
    assertEquals(0, found(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ key \"redis/conf\" }}",
        "# {{ key \"redis/conf\" }}",
        "[[ .redis_conf ]]",
        "<% redis_conf %>",
        "${redis_conf}",
        "appendonly {{ key \"redis/append\" }}"
      })
  void aTemplateMayBringIt(String line) {
    assertEquals(0, found(line));
  }
}

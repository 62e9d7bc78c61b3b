package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names of a client's networks are those of a VPN. */
final class VpnNetworkTest {
  private static final String JOB =
      """
      job "shop" {
        group "shop" {
          network {
            mode = "bridge"
            port "db" {
              static       = 5432
              host_network = "%s"
            }
          }
          task "postgres" {
            driver = "docker"
            config {
              image = "docker.io/library/postgres:17.11"
              ports = ["db"]
            }
          }
        }
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "tailscale, WARNING",
    "Tailscale, WARNING",
    "tailscale0, WARNING",
    "site-vpn, WARNING",
    "wg0, WARNING",
    "wg-mesh, WARNING",
    "non-vpn, ERROR",
    "no_vpn, ERROR",
    "novpn, ERROR",
    "wgeneral, ERROR",
    "public, ERROR"
  })
  void names(String network, Severity severity) {
    assertEquals(
        List.of(severity),
        Asked.nomad(new Pg501PublishedDatabasePort(), JOB.formatted(network)).stream()
            .map(Finding::severity)
            .toList());
  }
}

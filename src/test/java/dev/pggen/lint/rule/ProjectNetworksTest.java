package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which networks of others a server is for projects. */
final class ProjectNetworksTest {
  private static final String EXPORTER = "docker.io/prometheuscommunity/postgres-exporter:v0.18.1";

  private static List<Finding> found(String server, String caretaker) {
    String networks =
        Stream.of(server.split(" "))
            .map(n -> "  " + n + ": {external: true}\n")
            .collect(Collectors.joining());
    String text =
        """
        name: hub
        services:
          db: {image: "docker.io/library/postgres:17.11-trixie", networks: [%s]}
          watch: {image: "%s", networks: [%s]}
        networks:
        %s"""
            .formatted(server.replace(" ", ", "), EXPORTER, caretaker.replace(" ", ", "), networks);
    return Asked.compose(new Pg202SeveralProducts(), text, Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "shop blog, shop blog, 1",
    "shop blog, shop, 0",
    "shop blog pictures, pictures, 1",
    "shop monitoring, shop monitoring, 0",
    "shop traefik-public, shop traefik-public, 0",
    "shop Metrics, shop Metrics, 0",
    "shop backups, shop backups, 0",
    "shop reverse_proxy, shop reverse_proxy, 0",
    "shop ingress, shop ingress, 0",
    "shop blog monitoring, monitoring, 1"
  })
  void networks(String server, String caretaker, int findings) {
    assertEquals(findings, found(server, caretaker).size());
  }

  @ParameterizedTest
  @CsvSource({"shop blog monitoring, monitoring"})
  void namesThoseOfProjects(String server, String caretaker) {
    assertEquals(
        "`db` is on `shop` and `blog`, and no app of this file uses it: projects on both may reach"
            + " it",
        found(server, caretaker).get(0).message());
  }
}

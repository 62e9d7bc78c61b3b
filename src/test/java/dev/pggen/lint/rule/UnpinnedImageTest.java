package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pggen.source.Finding;
import dev.pggen.stack.Stack;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that a service of the file makes, and those that only share a name with one. */
final class UnpinnedImageTest {
  private static final int MANY = 50_000;

  private static List<String> found(String services) {
    return Asked.compose(
            new Pg701UnpinnedImage(),
            "name: shop\nservices:\n" + services,
            Map.of("r/Dockerfile", "FROM docker.io/example/base:1.2.3\n"))
        .stream()
        .map(Finding::message)
        .toList();
  }

  private static String both(String image) {
    return "  a: {build: ./r, image: \"%s\"}\n  b: {image: \"%s\"}\n".formatted(image, image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "shop:latest", "redis-of-shop", "mysql-of-shop:dev"})
  void aNameOfOnesOwnIsMadeHere(String image) {
    assertEquals(List.of(), found(both(image)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis:latest",
        "memcached:latest",
        "postgres:latest",
        "mysql:latest",
        "example/shop:latest"
      })
  void whatARegistryHasIsPulled(String image) {
    assertEquals(List.of("the image of `b` has the tag `latest`, which moves"), found(both(image)));
  }

  @Test
  void manyServicesTakeNoLonger() {
    Stack one = Asked.composeStack("name: shop\nservices:\n  web: {image: shop}\n", Map.of());
    Stack many =
        new Stack(
            one.name(),
            one.origin(),
            Collections.nCopies(MANY, one.workloads().get(0)),
            one.servers(),
            one.volumes(),
            one.networks(),
            one.secrets(),
            one.appFiles(),
            one.links(),
            one.backups(),
            one.directory(),
            one.space());
    assertEquals(
        MANY,
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> new Pg701UnpinnedImage().check(many).count()));
  }
}

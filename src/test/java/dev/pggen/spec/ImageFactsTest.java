package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of images: large enough, well formed, and found by every way of naming an image. */
final class ImageFactsTest {
  @Test
  void fortyImagesAndMore() {
    Set<String> repositories = new HashSet<>();
    ImageFacts.all().forEach(f -> repositories.add(f.repository()));
    assertTrue(repositories.size() >= 40, () -> repositories.size() + " images");
    Set<String> lines = new HashSet<>();
    for (ImageFact fact : ImageFacts.all()) {
      assertTrue(lines.add(fact.repository() + " " + fact.variant()), fact + " is there twice");
      assertTrue(fact.source().length() > 9, fact + " says where it was read");
    }
    assertTrue(ImageFacts.all().stream().filter(ImageFact::verified).count() >= 40);
  }

  @Test
  void namedInEveryWay() {
    for (String name :
        List.of(
            "postgres",
            "postgres:17",
            "docker.io/library/postgres:17.11-bookworm",
            "docker.io/library/postgres@sha256:" + "0".repeat(64))) {
      assertEquals(Optional.of("999:999"), ImageFacts.of(name).orElseThrow().user(), name);
    }
    assertEquals(Optional.of("70:70"), ImageFacts.of("postgres:17-alpine").orElseThrow().user());
    assertEquals(Optional.empty(), ImageFacts.of("registry.example.org/postgres:17"));
    assertEquals(
        Optional.of(14), ImageFacts.of("pgvector/pgvector:pg17").orElseThrow().oldestMajor());
  }

  @Test
  void formsOfSecrets() {
    assertEquals(
        Optional.of("X__FILE"),
        ImageFacts.of("docker.io/grafana/grafana:12").orElseThrow().fileForm().variable("X"));
    assertEquals(
        Optional.of("FILE__X"),
        ImageFacts.of("lscr.io/linuxserver/speedtest-tracker:1")
            .orElseThrow()
            .fileForm()
            .variable("X"));
    assertEquals(
        Optional.empty(),
        ImageFacts.of("ghcr.io/mastodon/mastodon:v4").orElseThrow().fileForm().variable("X"));
  }

  @Test
  void everyImageOfTheSamplesButThatWhichNobodyPublishes() throws IOException {
    for (java.nio.file.Path path : SamplesTest.specs()) {
      Spec spec = SamplesTest.load(path).value().orElseThrow();
      Stream.concat(
              spec.containers().values().stream().map(c -> c.image().value()),
              spec.postgres().image().stream().map(i -> i.value()))
          .filter(image -> !image.startsWith("registry.example.org/"))
          .forEach(image -> assertTrue(ImageFacts.of(image).isPresent(), image));
    }
  }
}

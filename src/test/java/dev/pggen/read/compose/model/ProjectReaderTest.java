package dev.pggen.read.compose.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Projects of several files: what is merged, where it stands, and where it ends. */
final class ProjectReaderTest {
  private static Project read(String text, Map<String, String> others) {
    Map<String, SourceFile> around = new TreeMap<>();
    others.forEach((path, other) -> around.put(path, SourceFile.of(path, other)));
    YamlDocument document =
        YamlReader.read(SourceFile.of("compose.yaml", text), YamlDialect.COMPOSE)
            .value()
            .orElseThrow();
    YamlMap root = document.root().asMap().orElseThrow();
    return ProjectReader.read(document, root, FileSet.of(around));
  }

  private static YamlNode at(Project project, String... path) {
    YamlNode node = project.root();
    for (String key : path) {
      node = node.asMap().orElseThrow().get(key).orElseThrow();
    }
    return node;
  }

  private static List<String> places(YamlNode list) {
    List<String> places = new ArrayList<>();
    list.asList()
        .orElseThrow()
        .items()
        .forEach(i -> places.add(i.span().position() + " " + i.asScalar().orElseThrow().text()));
    return places;
  }

  @Test
  void everyValueStandsWhereItIsWritten() {
    Project project =
        read(
            """
            services:
              web:
                extends: {file: lib/base.yml, service: base}
                ports: ["8080:80"]
                volumes: [./own:/own]
            """,
            Map.of(
                "lib/base.yml",
                """
                services:
                  base:
                    image: example/base:1
                    ports: ["8080:80", "81"]
                    volumes: [./sub:/sub]
                """));
    assertEquals("lib/base.yml:3:12", at(project, "services", "web", "image").span().position());
    assertEquals(
        List.of("compose.yaml:4:13 8080:80", "lib/base.yml:4:24 81"),
        places(at(project, "services", "web", "ports")));
    assertEquals(
        List.of("lib/base.yml:5:15 ./lib/sub:/sub", "compose.yaml:5:15 ./own:/own"),
        places(at(project, "services", "web", "volumes")));
    assertEquals(Optional.empty(), project.gap("web"));
    assertEquals(1, project.parts().size());
  }

  @Test
  void whatCannotBeReadLeavesAGapWithItsReason() {
    Project project =
        read(
            """
            services:
              a: {extends: b}
              b: {extends: {service: a}}
              c: {extends: {file: none.yml, service: x}}
              d: {extends: {file: ../above.yml, service: x}}
              e: {extends: {file: there.yml, service: x}}
              f: {extends: {file: "${FILE}", service: x}}
              g: {image: "x:1"}
            """,
            Map.of("there.yml", "services: {y: {image: 'y:1'}}\n"));
    assertEquals("`extends` goes in a circle at `a`", project.gap("a").orElseThrow());
    assertEquals(
        "`none.yml`, which it extends, cannot be read from here", project.gap("c").orElseThrow());
    assertTrue(project.gap("d").orElseThrow().contains("../above.yml"));
    assertEquals("there is no service `x` that it could extend", project.gap("e").orElseThrow());
    assertTrue(project.gap("f").isPresent());
    assertTrue(project.gap("g").isEmpty());
  }

  @Test
  void whatIsIncludedIsSeenFromItsOwnDirectory() {
    Project project =
        read(
            "include: [part/compose.yaml]\nservices: {web: {image: 'w:${TAG:-0}'}}\n",
            Map.of(
                "part/compose.yaml",
                "services: {db: {image: 'd:${TAG}', volumes: ['./d:/d']}}\n",
                "part/.env",
                "TAG=7\n"));
    assertEquals("d:7", at(project, "services", "db", "image").asScalar().orElseThrow().text());
    assertEquals("w:0", at(project, "services", "web", "image").asScalar().orElseThrow().text());
    assertEquals(
        List.of("part/compose.yaml:1:46 ./part/d:/d"),
        places(at(project, "services", "db", "volumes")));
  }

  @Test
  void aCircleOfIncludesIsAGapOfAll() {
    Project project =
        read("include: [a.yml]\n", Map.of("a.yml", "include: [compose.yaml]\nservices: {}\n"));
    assertEquals("`include` goes in a circle at `compose.yaml`", project.gap().orElseThrow());
  }

  @Test
  void aProjectThatGrowsWithoutEndEnds() {
    StringBuilder wide = new StringBuilder("services:\n  s: {image: 'x:1', environment: {");
    for (int i = 0; i < 30_000; i++) {
      wide.append("A").append(i).append(": a, ");
    }
    wide.append("}}\n");
    for (int i = 0; i < 5_000; i++) {
      wide.append("  t").append(i).append(": {extends: s, environment: [B=1]}\n");
    }
    String fan = "include: [" + "b.yml, ".repeat(1000) + "]\n";
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertTrue(read(wide.toString(), Map.of()).gap("t4999").isPresent());
          assertTrue(read(fan, Map.of("b.yml", fan.replace("b.yml", "c.yml"))).gap().isPresent());
          read("services: {a: {image: '" + "${A:-".repeat(100_000) + "'}}\n", Map.of());
        });
  }

  @Test
  void brokenProjectsNeverThrow() {
    String main =
        """
        include: [{path: [part/compose.yaml, more.yml], project_directory: ., env_file: .env}]
        services:
          web: {extends: {file: base.yml, service: b}, ports: !override ["80"], build: ./x}
          db: {extends: web, environment: {A: "${A:-b}"}, logging: {driver: x}, command: !reset []}
        """;
    Map<String, String> others =
        Map.of(
            "part/compose.yaml", "services: {i: {image: 'x:${T}', depends_on: [web]}}\n",
            "more.yml", "services: {i: {depends_on: {db: {condition: service_healthy}}}}\n",
            "base.yml", "services: {b: {extends: c, env_file: [a]}, c: {tmpfs: /t, build: {}}}\n",
            ".env", "T=1\nA='x'\n");
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      Map<String, String> changed = new TreeMap<>();
      others.forEach((path, text) -> changed.put(path, mutated(text, random)));
      String text = mutated(main, random);
      YamlReader.read(SourceFile.of("compose.yaml", text), YamlDialect.COMPOSE)
          .value()
          .filter(d -> d.root() instanceof YamlMap)
          .ifPresent(d -> read(text, changed));
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(out.length());
      String signs = "{}[]:,$!x \n'\"-";
      switch (random.nextInt(3)) {
        case 0 -> out.deleteCharAt(at);
        case 1 -> out.insert(at, signs.charAt(random.nextInt(signs.length())));
        default -> out.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
      }
    }
    return out.toString();
  }
}

package dev.pggen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Resources;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The defaults that the schema shows to editors are those that the planner takes: a spec that
 * leaves them out and one that writes them all out come to the same stack.
 */
final class SchemaDefaultsTest {
  private static final SpecFiles NONE =
      new SpecFiles() {
        @Override
        public Answer read(SourceFile from, String name) {
          return new Refused(false, "is not there", "create it");
        }

        @Override
        public Optional<Refused> refuses(SourceFile from, String name) {
          return Optional.empty();
        }

        @Override
        public Optional<Answer> nearestDefaults() {
          return Optional.empty();
        }
      };

  private final JsonNode schema;

  SchemaDefaultsTest() throws IOException {
    schema = new ObjectMapper().readTree(Path.of("schemas/pggen-1.schema.json").toFile());
  }

  @Test
  void leftOutAndWrittenOutComeToTheSame() {
    String left = spec("", "", "", "");
    String written =
        spec(
            literals("container", List.of("network", "read_only", "no_new_privileges", "expose")),
            literals("postgres", List.of("storage"))
                + ", storage: {type: "
                + standard("storage", "type")
                + "}",
            "logical: {schedule: \""
                + standard("logical", "schedule")
                + "\", retention: {"
                + literals("retention", List.of()).substring(2)
                + "}}, drill: {"
                + literals("drill", List.of()).substring(2)
                + "}",
            literals("healthcheck", List.of("command", "tcp", "image")));
    assertNotEquals(left, written);
    assertEquals(told(stack(left)), told(stack(written)));
  }

  /** {@code , key: value} for each key of a block whose default is not empty. */
  private String literals(String block, List<String> but) {
    StringBuilder out = new StringBuilder();
    schema
        .path("definitions")
        .path(block)
        .path("properties")
        .properties()
        .forEach(
            p -> {
              JsonNode value = p.getValue().path("default");
              boolean empty = value.isMissingNode() || value.isNull() || value.isContainerNode();
              if (!empty && !but.contains(p.getKey())) {
                out.append(", ").append(p.getKey()).append(": ").append(value);
              }
            });
    return out.toString();
  }

  private String standard(String block, String key) {
    return schema
        .path("definitions")
        .path(block)
        .path("properties")
        .path(key)
        .path("default")
        .asText();
  }

  private static String spec(String container, String postgres, String backup, String health) {
    return "pggen: 1\nname: app\ncontainers:\n  web: {image: \"docker.io/gitea/gitea:1-rootless\", user: \"1000:1000\", port: 80, "
        + "env: {DATABASE_URL_FILE: \"${db.url.file}\"}, healthcheck: {http: /"
        + health
        + "}"
        + container
        + "}\npostgres: {version: 17"
        + postgres
        + "}\nbackup: {destination: /mnt/backup/app"
        + (backup.isEmpty() ? "" : ", " + backup)
        + "}\n";
  }

  private static Stack stack(String text) {
    Result<Spec> spec = SpecLoader.load(SourceFile.of("pggen.yaml", text), "compose", NONE);
    assertEquals(List.of(), spec.findings(), text);
    Result<Stack> stack = Planner.plan(spec.value().orElseThrow(), Specs.PROFILE);
    return stack.value().orElseThrow();
  }

  private static List<String> told(Stack stack) {
    List<String> told = new ArrayList<>();
    for (Workload w : stack.workloads()) {
      Resources r = w.resources();
      told.add(w.name() + " memory " + r.memory().value() + " of " + r.memoryAndSwap().value());
      told.add(
          w.name() + " cpus " + r.cpus().value().number().stripTrailingZeros().toPlainString());
      told.add(w.name() + " shm " + r.shm().value());
      told.add(w.name() + " stops in " + w.lifecycle().stopGrace().value());
      told.add(w.name() + " is asked " + w.health().value());
    }
    for (Setting s : stack.servers().get(0).settings().value()) {
      told.add(s.name() + " = " + s.value());
    }
    Backup backup = stack.backups().get(0);
    told.add(
        backup.schedule().value()
            + " "
            + backup.retention().value()
            + " "
            + backup.drill().value());
    return told;
  }
}

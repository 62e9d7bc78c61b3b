package dev.pggen.target.nomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand texts of a spec through HashiCorp's own libraries: as arguments of the driver, which
 * are looked through twice, as labels, as variables, and as files, which are templates. Each comes
 * back byte for byte. Run by the e2e suite, which builds the program of tools/nomad/hclcheck.
 *
 * <p>Property {@code hclcheck}: that program.
 */
final class StringsOracle {
  private static final int TOTAL = 10_000;
  private static final int BATCH = 250;

  /** What a client puts into variables and labels; a spec that means it literally is refused. */
  private static final Pattern REPLACED = Pattern.compile("\\$\\{[a-zA-Z0-9_.-]+}");

  /** A line of a file of variables can hold these, since no value of a secret may. */
  private static final Pattern BEYOND_A_LINE = Pattern.compile("[\\n\\r']");

  private static final String PASSWORD = "p$${x}%{y}{{z}}<<EOT\\n`";

  private final SeededStrings strings = new SeededStrings();
  private final List<String> wrong = new ArrayList<>();
  private int variables;
  private int secrets;

  @Test
  void everyTextComesBack(@TempDir Path directory) throws Exception {
    for (int from = 0; from < TOTAL; from += BATCH) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        texts.add(strings.next());
      }
      batch(texts, directory.resolve(from + ".nomad.hcl"));
    }
    System.out.printf(
        "%d texts with %s; %d of them as variables and labels, %d beside a secret in a variable%n",
        TOTAL, strings.counts(), variables, secrets);
    strings.counts().forEach((name, n) -> assertTrue(n >= 500, name + " in only " + n));
    assertTrue(variables > TOTAL * 8 / 10, "only " + variables + " variables");
    assertTrue(secrets > TOTAL / 4, "only " + secrets + " beside a secret");
    assertEquals(
        List.of(),
        wrong.subList(0, Math.min(5, wrong.size())),
        wrong.size() + " wrong, seed " + SeededStrings.SEED);
  }

  private void batch(List<String> texts, Path file) throws Exception {
    String spec = NomadSpecs.text(container(texts), "");
    Stack stack = NomadSpecs.stack(spec);
    Workload web = stack.workload("web").orElseThrow();
    Files.writeString(file, NomadSpecs.rendered(spec).getOrDefault(NomadTarget.JOB, ""));
    JsonNode task = task(file);
    JsonNode labels = task.path("config").path("labels").path(0);
    JsonNode arguments = task.path("config").path("args");
    Map<String, String> written = new HashMap<>();
    task.path("templates")
        .forEach(t -> written.put(t.path("destination").asText(), t.path("text").asText()));
    Map<String, String> paths = new HashMap<>();
    for (Mount mount : web.mounts()) {
      if (mount.source() instanceof Mount.OfOutput output) {
        paths.put(mount.target(), "local/" + output.path());
      } else if (mount.source() instanceof Mount.OfSecret secret) {
        paths.put(mount.target(), "secrets/" + secret.secret());
      }
    }
    Map<String, String> lines = lines(written.getOrDefault("secrets/web.env", ""));
    List<String> names = web.env().stream().map(EnvVar::name).toList();
    for (int i = 0; i < texts.size(); i++) {
      same("argument", texts.get(i), arguments.path(i).asText());
      same("file", texts.get(i), written.getOrDefault(paths.get("/etc/f/" + i), "?"));
      if (names.contains("V" + i)) {
        variables++;
        same("variable", texts.get(i), task.path("env").path("V" + i).asText());
        same("label", texts.get(i), labels.path("l" + i).asText());
      }
      String wanted = texts.get(i) + "=" + PASSWORD;
      same("secret file", wanted, written.getOrDefault(paths.get("/etc/s/" + i), "?"));
      if (isLine(texts.get(i))) {
        secrets++;
        same("secret variable", wanted, lines.getOrDefault("S" + i, "?"));
      }
    }
  }

  /** Whether a variable beside a secret may hold the text. */
  private static boolean isLine(String text) {
    return !BEYOND_A_LINE.matcher(text).find() && !REPLACED.matcher(text).find();
  }

  /** {@code NAME="value"} lines, as a client reads them. */
  private static Map<String, String> lines(String text) throws IOException {
    Map<String, String> lines = new HashMap<>();
    for (String line : text.split("\n")) {
      int equals = line.indexOf('=');
      String value = line.substring(equals + 1);
      lines.put(line.substring(0, equals), new ObjectMapper().readValue(value, String.class));
    }
    return lines;
  }

  private void same(String place, String wanted, String got) {
    if (!wanted.equals(got)) {
      wrong.add(place + " " + shown(wanted) + " came back as " + shown(got));
    }
  }

  private static String container(List<String> texts) {
    StringBuilder env = new StringBuilder();
    StringBuilder files = new StringBuilder();
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      String text = quoted(texts.get(i));
      files.append("\n  /etc/f/").append(i).append(": {content: ").append(text).append('}');
      String secret = quoted(texts.get(i) + "\u0000").replace("\\u0000", "=${db.password}");
      files.append("\n  /etc/s/").append(i).append(": {content: ").append(secret).append('}');
      if (isLine(texts.get(i))) {
        env.append("\n  S").append(i).append(": ").append(secret);
      }
      if (!REPLACED.matcher(texts.get(i)).find()) {
        env.append("\n  V").append(i).append(": ").append(text);
        labels.append("\n  l").append(i).append(": ").append(text);
      }
    }
    return "command: ["
        + texts.stream().map(StringsOracle::quoted).collect(Collectors.joining(", "))
        + "]\nenv:"
        + env
        + "\nlabels:"
        + labels
        + "\nfiles:"
        + files;
  }

  /** As a spec writes it: YAML's quotes, and a reference that is none. */
  private static String quoted(String text) {
    return shown(text.replace("${", "$${"));
  }

  private static String shown(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (c >= ' ' && c <= '~' || c > 0xffff) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return out.append('"').toString();
  }

  /** What Nomad's variables hold: this one password, in each key that a task may ask for. */
  private static Path data(Path job) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, Map<String, Map<String, String>>> data =
        Map.of(
            "variables",
            Map.of("nomad/jobs/shop/shop/web", Map.of("db_password", PASSWORD, "db_ca", "x")));
    return Files.writeString(
        job.resolveSibling(job.getFileName() + ".json"), mapper.writeValueAsString(data));
  }

  private static JsonNode task(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                System.getProperty("hclcheck"),
                "job",
                "-set",
                "NOMAD_TASK_DIR=/local",
                "-data",
                data(file).toString(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    JsonNode answer =
        new ObjectMapper()
            .readTree(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    process.waitFor();
    assertTrue(answer.path("ok").asBoolean(), () -> answer.path("problems").toString());
    for (JsonNode task : answer.path("tasks")) {
      if (task.path("task").asText().equals("web")) {
        return task;
      }
    }
    throw new AssertionError("no task");
  }
}

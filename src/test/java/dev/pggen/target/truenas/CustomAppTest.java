package dev.pggen.target.truenas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pggen.artifact.OutputFile;
import dev.pggen.laws.DockerCompose;
import dev.pggen.laws.Samples;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlDoc;
import dev.pggen.yaml.YamlPrinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system makes of a pasted app: it reads YAML 1.1, writes it again, and looks at keys. */
final class CustomAppTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** No message to the system may be longer, with all that is around the text in it. */
  private static final int LONGEST_MESSAGE = 65_536 - 512;

  @TempDir Path directory;

  private static List<OutputFile> render(String sample) {
    return new TruenasTarget().render(Samples.stack(sample, TruenasProfile.PROFILE));
  }

  private static OutputFile file(List<OutputFile> files, String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
  }

  @Test
  void yaml11ReadsTheSameAfterADump() throws Exception {
    Optional<Python> python = Python.find("YAML 1.1 load and dump of every custom app");
    if (python.isEmpty()) {
      return;
    }
    for (String sample : Samples.names()) {
      List<OutputFile> files = render(sample);
      String text = file(files, "custom-app.yaml").text();
      JsonNode both = JSON.readTree(python.get().readTwice(text, directory));
      assertEquals(both.get(0), both.get(1), sample);
      JsonNode env = both.get(1).path("services").path("db").path("environment");
      OutputFile conf = file(files, "postgres/postgresql.conf");
      String expected = "0444 /etc/pggen/postgres/postgresql.conf\n" + conf.text();
      assertTrue(
          env.properties().stream()
              .anyMatch(e -> e.getValue().asText().equals(expected.replace("$", "$$"))),
          sample + ": the configuration travels as it is");
      portals(sample, both.get(1));
    }
  }

  /** As the system asks it: under the project's name, after the file was read and written again. */
  @Test
  void dockerComposeAcceptsEverySample() throws Exception {
    Optional<DockerCompose> compose = DockerCompose.find("docker compose config over all apps");
    if (compose.isEmpty()) {
      return;
    }
    for (String sample : Samples.names()) {
      Stack stack = Samples.stack(sample, TruenasProfile.PROFILE);
      Path place = Files.createDirectories(directory.resolve(sample));
      String home = stack.directory().orElseThrow();
      for (Secret secret : stack.secrets()) {
        Path file = Path.of(place + home).resolve("secrets").resolve(secret.name());
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
      }
      String text = file(render(sample), "custom-app.yaml").text();
      Files.writeString(place.resolve("app.yaml"), text.replace("/mnt/", place + "/mnt/"));
      DockerCompose.Run run =
          compose.get().run(place, "-p", "ix-" + stack.name(), "-f", "app.yaml", "config", "-q");
      assertEquals(0, run.exit(), sample + ": " + run.output());
      assertEquals("", run.output(), sample);
    }
  }

  /** The keys that the system checks; where it finds one wrong it shows none, and says nothing. */
  private static void portals(String sample, JsonNode app) {
    assertTrue(app.path("x-notes").isTextual(), sample);
    Set<String> keys = new TreeSet<>(Set.of("host", "name", "path", "port", "scheme"));
    for (JsonNode portal : app.path("x-portals")) {
      Set<String> found = new TreeSet<>();
      portal.fieldNames().forEachRemaining(found::add);
      assertEquals(keys, found, sample);
      assertTrue(portal.path("port").isInt(), sample);
      assertTrue(Set.of("http", "https").contains(portal.path("scheme").asText()), sample);
      assertTrue(portal.path("path").asText().startsWith("/"), sample);
      assertFalse(portal.path("name").asText().isEmpty(), sample);
    }
  }

  @Test
  void whatLooksLikeSomethingElseStaysText() throws Exception {
    Optional<Python> python = Python.find("texts that YAML 1.1 takes for something else");
    if (python.isEmpty()) {
      return;
    }
    List<String> texts =
        List.of(
            "2222:22",
            "17.10",
            "on",
            "no",
            "y",
            "2026-11-29",
            "0o14",
            "0123",
            "1e3",
            "~",
            "=",
            "<<",
            "1_000",
            ".inf",
            "!x",
            "&a",
            "*a",
            "null",
            "a: b",
            "# c",
            "a\nb\n",
            "a\n\tb\n",
            "a\n\n  b \n",
            " a\nb\n",
            "a\n\n",
            "a\u0085b\n",
            "a\u2028b\n",
            "a\r\nb\n",
            "\n");
    YamlDoc.Seq all = new YamlDoc.Seq();
    texts.forEach(t -> all.add(YamlDoc.of(t)).add(YamlDoc.lines(t)));
    YamlDoc.Text shared = new YamlDoc.Text("once: 1", dev.pggen.yaml.YamlStyle.DOUBLE);
    all.add(new YamlDoc.Shared("one", shared)).add(new YamlDoc.Shared("one", shared));
    String printed = YamlPrinter.print(new YamlDoc.Map().put("all", all)).text();
    JsonNode read = JSON.readTree(python.get().readTwice(printed, directory));
    for (int half = 0; half < 2; half++) {
      JsonNode list = read.get(half).path("all");
      for (int i = 0; i < texts.size(); i++) {
        assertEquals(texts.get(i), list.get(2 * i).textValue(), "quoted");
        assertEquals(texts.get(i), list.get(2 * i + 1).textValue(), "in lines");
      }
      assertEquals("once: 1", list.get(2 * texts.size()).textValue());
      assertEquals("once: 1", list.get(2 * texts.size() + 1).textValue());
    }
  }

  @Test
  void fitsIntoOneMessage() throws Exception {
    for (String sample : Samples.names()) {
      String text = file(render(sample), "custom-app.yaml").text();
      int length = JSON.writeValueAsString(text).length();
      assertTrue(length < LONGEST_MESSAGE, sample + " makes a message of " + length);
    }
  }

  @Test
  void nothingInItDependsOnFilesBesideIt() {
    for (String sample : Samples.names()) {
      String text = file(render(sample), "custom-app.yaml").text();
      assertFalse(text.matches("(?s).*(source|file): \"\\..*"), sample + ": not absolute");
      assertFalse(text.contains("build:"), sample);
      assertFalse(text.startsWith("name:") || text.contains("\nname:"), sample);
      assertFalse(text.contains("type: \"volume\""), sample + ": deleted with the app");
    }
  }

  @Test
  void everyLineHasItsOwnReason() {
    OutputFile app = file(render("miniflux"), "custom-app.yaml");
    List<String> lines = app.text().lines().toList();
    int conf = 0;
    for (int i = 1; i <= lines.size(); i++) {
      String reason = app.reason(i).reason();
      assertFalse(reason.isEmpty(), "line " + i + ": " + lines.get(i - 1));
      assertFalse(reason.contains("patch"), "line " + i + ": " + lines.get(i - 1));
      if (lines.get(i - 1).strip().startsWith("shared_buffers = ")) {
        conf = i;
      }
    }
    assertTrue(app.reason(conf).reason().contains("page cache"), app.reason(conf).reason());
  }
}

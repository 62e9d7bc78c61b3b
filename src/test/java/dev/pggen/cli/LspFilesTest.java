package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pggen.lsp.Served;
import dev.pggen.lsp.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files an editor is told of, and what around them counts. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LspFilesTest {
  private static final String COMPOSE = "services:\n  web:\n    cap_add: [SYS_ADMIN]\n";

  @TempDir Path home;
  private Served served;
  private TestClient client;

  @BeforeEach
  void serve() throws IOException {
    served = LspLintTest.served(home);
    client = served.client();
  }

  private static List<String> rules(JsonNode diagnostics) {
    return diagnostics.findValuesAsText("code");
  }

  private static boolean has(JsonNode diagnostics, String rule) {
    return rules(diagnostics).contains(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compose.yaml     | services:~  web:~    cap_add: [SYS_ADMIN]~     | PG603
          shop.pggen.yaml  | pggen: 1~nam: shop~                            | PG010
          pggen.yaml       | 'pggen: [1'                                    | PG001
          job.nomad.hcl    | job "a" {~                                     | PG017
          pg_hba.conf      | host all all 0.0.0.0/0 trust~                  | PG502
          postgresql.conf  | fsync = off~                                   | PG801
          tuned.conf       | fsync = off~                                   | PG801
          compose.yaml     | ''                                             | PG057
          pggen.yaml       | ''                                             | PG011
          pggen.config.yaml | profil: strict~                               | PG010
          """)
  void whatIsOursIsRead(String name, String text, String rule) throws Exception {
    client.initialize(home);
    Path file = home.resolve(name);
    client.open(file, 1, text.replace('~', '\n'));
    JsonNode told = client.diagnostics(file, 1);
    assertTrue(has(told, rule), told::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deployment.yaml     | kind: Deployment~
          README.md           | # Shop~
          nginx.conf          | server { listen 80; }~
          pggen.defaults.yaml | postgres: {version: 17}~
          empty.yaml          | ''
          """)
  void whatIsNoneOfOursIsLeftInPeace(String name, String text) throws Exception {
    client.initialize(home);
    Path file = home.resolve(name);
    client.open(file, 1, text.replace('~', '\n'));
    assertEquals("[]", client.diagnostics(file, 1).toString());
    client.change(file, 2, text.replace('~', '\n'));
    assertEquals("[]", client.diagnostics(file, 2).toString());
    assertEquals(1, served.logged().size(), served.logged()::toString);
    assertTrue(served.logged().get(0).contains("was not read"), served.logged()::toString);
  }

  @Test
  void aTemplateWithANameOfOursIsSaidNotToBeRead() throws Exception {
    client.initialize(home);
    Path file = home.resolve("postgresql.conf");
    client.open(file, 1, "port = {{ port }}\n");
    JsonNode told = client.diagnostics(file, 1).get(0);
    assertEquals("this file was not read, because it is a template", told.path("message").asText());
    assertEquals(3, told.path("severity").asInt());
  }

  @Test
  void aTextThatIsTooLargeIsSaidToBe() throws Exception {
    client.initialize(home);
    Path file = home.resolve("compose.yaml");
    client.open(file, 1, "# " + "x".repeat(1 << 20) + "\n" + COMPOSE);
    assertEquals(List.of("PG003"), rules(client.diagnostics(file, 1)));
    client.change(file, 2, COMPOSE);
    assertTrue(has(client.diagnostics(file, 2), "PG603"));
  }

  @Test
  void theConfigurationAndTheBaselineAreObeyed() throws Exception {
    client.initialize(home);
    Path file = Files.writeString(home.resolve("compose.yaml"), COMPOSE);
    client.open(file, 1, COMPOSE);
    assertTrue(has(client.diagnostics(file, 1), "PG603"));
    Path config = home.resolve(Config.NAME);
    Files.writeString(config, "severity: {PG603: error}\n");
    client.about("textDocument/didSave", config);
    JsonNode told = client.diagnostics(file, 1);
    assertEquals(1, told.get(rules(told).indexOf("PG603")).path("severity").asInt());
    Files.writeString(config, "profil: strict\n");
    client.about("textDocument/didSave", config);
    told = client.diagnostics(file, 1);
    assertEquals(1, told.size());
    assertTrue(told.toString().contains("the configuration `pggen.config.yaml` is wrong"));
    assertTrue(served.logged().toString().contains("did you mean `profile`?"));
    Files.writeString(config, "exclude: [compose.yaml]\n");
    client.about("textDocument/didSave", config);
    assertEquals("[]", client.diagnostics(file, 1).toString());
    Files.delete(config);
    Ran.in(home, "lint", "--create-baseline");
    client.about("textDocument/didSave", config);
    assertEquals("[]", client.diagnostics(file, 1).toString());
  }

  @Test
  void aRuleOfTheRepositorysOwnHasItsPage() throws Exception {
    Files.writeString(
        home.resolve(Config.NAME),
        """
        rules:
          - id: ORG001
            name: foreign-registry
            each: workload
            must: {image: "registry.example.org/**"}
            message: "`{name}` runs `{value}`, which is not from our registry"
            why: nobody looks at images from elsewhere before they run
            help: push it to registry.example.org, and name it from there
        """);
    client.initialize(home);
    Path file = home.resolve("compose.yaml");
    client.open(file, 1, "services:\n  web: {image: docker.io/library/nginx:1.29.1}\n");
    JsonNode told = client.diagnostics(file, 1);
    JsonNode start = told.get(rules(told).indexOf("ORG001")).at("/range/start");
    int line = start.path("line").asInt();
    JsonNode hover = client.hover(file, line, start.path("character").asInt());
    assertTrue(
        hover.at("/contents/value").asText().contains("# ORG001 foreign-registry"),
        hover::toString);
  }

  @Test
  void whatOtherOpenFilesHoldCountsBeforeItIsSaved() throws Exception {
    Files.writeString(home.resolve(".env"), "IMAGE=example/shop:2.4.1\n");
    Path compose = home.resolve("compose.yaml");
    Path env = home.resolve(".env");
    client.initialize(home);
    client.open(compose, 1, "services:\n  web:\n    image: docker.io/${IMAGE}\n");
    assertFalse(has(client.diagnostics(compose, 1), "PG701"));
    client.open(env, 1, "IMAGE=example/shop:latest\n");
    JsonNode told = client.diagnostics(compose, 1);
    assertTrue(has(told, "PG701"), told::toString);
    client.about("textDocument/didClose", env);
    assertFalse(has(client.diagnostics(compose, 1), "PG701"), "on disk it is as before");
    assertEquals("IMAGE=example/shop:2.4.1\n", Files.readString(env));
  }

  @Test
  void whatStandsInAnotherFileIsToldThereAndTakenBack() throws Exception {
    Path part = Files.writeString(home.resolve("part.yaml"), COMPOSE);
    Path compose = home.resolve("compose.yaml");
    client.initialize(home);
    client.open(compose, 1, "include: [part.yaml]\nservices: {}\n");
    assertTrue(has(client.diagnostics(part, 0), "PG603"));
    client.about("textDocument/didClose", compose);
    assertEquals("[]", client.diagnostics(part, 0).toString());
  }

  @Test
  void aFileOutsideOfWhatIsOpenIsJudgedWithWhatIsAroundItself() throws Exception {
    Path inside = Files.createDirectory(home.resolve("inside"));
    Path outside = Files.createDirectory(home.resolve("outside"));
    Files.writeString(inside.resolve(Config.NAME), "ignore: [PG603]\n");
    Files.writeString(outside.resolve(Config.NAME), "severity: {PG603: error}\n");
    client.initialize(inside);
    Path file = outside.resolve("compose.yaml");
    client.open(file, 1, COMPOSE);
    JsonNode told = client.diagnostics(file, 1);
    assertEquals(1, told.get(rules(told).indexOf("PG603")).path("severity").asInt());
    client.open(inside.resolve("compose.yaml"), 1, COMPOSE);
    assertFalse(has(client.diagnostics(inside.resolve("compose.yaml"), 1), "PG603"));
    client.tell(
        "workspace/didChangeWorkspaceFolders",
        "{\"event\":{\"removed\":[{\"uri\":\""
            + inside.toUri()
            + "\"}],\"added\":[{\"uri\":\""
            + home.toUri()
            + "\"}]}}");
    Path same = inside.resolve("compose.yaml");
    assertTrue(has(client.diagnostics(same, 1), "PG603"), "now the open directory has no word");
  }

  @Test
  void aRepositoryBelowAnOpenDirectoryHasItsOwnConfiguration() throws Exception {
    Path repository = Files.createDirectories(home.resolve("all/shop"));
    Files.createDirectory(repository.resolve(".git"));
    Files.writeString(repository.resolve(Config.NAME), "ignore: [PG603]\n");
    client.initialize(home);
    Path file = repository.resolve("compose.yaml");
    client.open(file, 1, COMPOSE);
    assertFalse(has(client.diagnostics(file, 1), "PG603"));
  }

  @Test
  void namesMayHoldWhatAddressesCannot() throws Exception {
    Path odd = Files.createDirectory(home.resolve("a b#%20 [1]"));
    Path part = Files.writeString(odd.resolve("part 1.yaml"), COMPOSE);
    client.initialize(odd);
    Path file = odd.resolve("compose.yaml");
    client.open(file, 1, "include: ['part 1.yaml']\n" + COMPOSE.replace("web", "api"));
    assertTrue(has(client.diagnostics(part, 0), "PG603"));
    assertTrue(has(client.diagnostics(file, 1), "PG603"));
  }

  @Test
  void otherPlacesAreToldWithTheirFiles() throws Exception {
    Path file = home.resolve("pggen.yaml");
    client.initialize(home);
    client.open(file, 1, Files.readString(Path.of("samples/bad/shop/pggen.yaml")));
    JsonNode told = client.diagnostics(file, 1);
    JsonNode memory = told.get(rules(told).indexOf("PG802"));
    assertEquals("the limit", memory.at("/relatedInformation/0/message").asText());
    assertEquals(file.toUri().toString(), memory.at("/relatedInformation/0/location/uri").asText());
    assertEquals(18, memory.at("/relatedInformation/0/location/range/start/line").asInt());
  }
}

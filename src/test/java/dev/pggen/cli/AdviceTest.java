package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a help says to write can be written there, and does no harm. */
final class AdviceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String COMPOSE =
      """
      services:
        web:
          image: docker.io/example/shop:2.4.1
          ports: ["8080:80"]
          volumes: [%s]
        db:
          image: %s
          ports: ["5433:5432"]
      """;

  private static final String SPEC =
      """
      pggen: 1
      name: %s
      containers:
        web:
          image: docker.io/example/shop:2.4.1
          user: "1000:1000"
          port: 3000
          env: {%s}
      postgres: {version: 17, memory: 512MiB%s}
      """;

  private static final String BACKUP = "backup: {destination: /mnt/backup/all}\n";

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres:15 | `15.19-bookworm`: major 15",
        "docker.io/library/postgres:17-alpine | `17.11-alpine`: major 17",
        "postgres | `PG_VERSION`",
        "postgres:latest | `PG_VERSION`",
        "pgvector/pgvector:pg16 | of major 16 like the data"
      })
  void theTagIsOfTheMajorThatWroteTheData(String image, String help) throws IOException {
    Files.writeString(home.resolve("compose.yaml"), COMPOSE.formatted("", image));

    assertTrue(only("PG701").get("help").asText().contains(help), only("PG701").toString());
  }

  @Test
  void manifestsAreToldInTheirOwnKeys() throws IOException {
    Files.writeString(home.resolve("compose.yaml"), COMPOSE.formatted("", "postgres:17.11-trixie"));

    assertEquals("the database `db` has no backup", only("PG401").get("message").asText());
    assertFalse(only("PG401").get("help").asText().contains("destination"));
    assertTrue(only("PG501").get("help").asText().contains("`\"127.0.0.1:5433:5432\"`"));
    assertTrue(only("PG508").get("help").asText().contains("`ports: [\"127.0.0.1:8080:80\"]`"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'${SHOP_PORT}:8080'|${SHOP_PORT}:8080",
        "'${SHOP_PORT:-9000}:8080/udp'|${SHOP_PORT:-9000}:8080/udp",
        "$SHOP_PORT:8080|$SHOP_PORT:8080",
        "'0.0.0.0:${SHOP_PORT:-9000}:8080'|${SHOP_PORT:-9000}:8080",
        "'${SHOP_ADDRESS:-0.0.0.0}:9000:8080'|9000:8080",
        "'9000:${INNER_PORT:-8080}'|9000:8080",
        "{target: 8080, published: '${SHOP_PORT}', protocol: udp}|${SHOP_PORT}:8080/udp",
        "{target: 8080, published: 9000}|9000:8080",
        "8080|8080:8080"
      },
      quoteCharacter = '~')
  void aVariableThatGivesThePortStays(String port, String near) throws IOException {
    String file = COMPOSE.formatted("", "postgres:17.11-trixie").replace("\"8080:80\"", port);
    Files.writeString(home.resolve("compose.yaml"), file.replace("\"5433:5432\"", port));

    String told = "\"127.0.0.1:" + near + "\"";
    assertTrue(only("PG501").get("help").asText().contains("`" + told + "`"));
    assertTrue(only("PG508").get("help").asText().contains("`ports: [" + told + "]`"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/localtime:/etc/localtime:ro | ",
        "/etc/ssl/certs:/etc/ssl/certs:ro | ",
        "/etc/localtime:/etc/localtime | can take over the host",
        "/etc/ssl/private:/keys:ro | tells keys",
        "/etc:/host:ro | tells keys",
        "/var/run/docker.sock:/var/run/docker.sock:ro | speaks to the engine"
      })
  void whatIsReadOnlyIsNotWritten(String mount, String why) throws IOException {
    Files.writeString(
        home.resolve("compose.yaml"), COMPOSE.formatted(mount, "postgres:17.11-trixie"));

    List<JsonNode> found = all("PG606");
    assertEquals(why == null ? 0 : 1, found.size());
    if (why != null) {
      assertTrue(found.get(0).get("why").asText().contains(why), found.toString());
    }
  }

  @Test
  void eachServiceIsToldAnotherPortAndDirectory() throws IOException {
    Files.writeString(home.resolve("pggen.defaults.yaml"), BACKUP);
    for (String name : List.of("aa", "bb", "cc")) {
      Path directory = Files.createDirectory(home.resolve(name));
      Files.writeString(directory.resolve("pggen.yaml"), SPEC.formatted(name, "", ""));
    }

    List<JsonNode> ports = all("PG205");
    assertEquals(2, ports.size());
    assertTrue(ports.get(0).get("help").asText().contains("`publish: 127.0.0.1:3001` beside"));
    assertTrue(ports.get(1).get("help").asText().contains("`publish: 127.0.0.1:3002` beside"));
    for (JsonNode shared : all("PG206")) {
      assertTrue(
          shared.get("help").asText().contains("`destination: \"/mnt/backup/all/${name}\"`"),
          shared.toString());
      assertFalse(shared.toString().contains("keeps its backups here"), "one place, one label");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DB_HOST: db | '' | `DB_HOST: \"${db.host}\"`",
        "DB_HOST: 'db:5432' | '' | `DB_HOST: \"${db.host}:${db.port}\"`",
        "DB_HOST: db | ', publish: 5432' | `DB_HOST: \"${db.host}\"`",
        "SESSIONS: db | '' | `DATABASE_URL_FILE: \"${db.url.file}\"`",
        "URL: 'postgres://u@db/shop' | '' | `URL: \"${db.url}\"`",
        "URL: 'jdbc:postgresql://db/shop' | '' | "
            + "/${db.name}?sslmode=${db.sslmode}&sslrootcert=${db.ca.file}\"`",
        "SESSIONS: db | ', publish: 5432' | ",
        "DB_HOST: '${db.host}' | '' | "
      })
  void aDatabaseThatNobodyReaches(String env, String more, String help) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), SPEC.formatted("shop", env, more) + BACKUP);

    List<JsonNode> found = all("PG305");
    assertEquals(help == null ? 0 : 1, found.size(), found.toString());
    if (help != null) {
      assertTrue(found.get(0).get("help").asText().contains(help), found.toString());
    }
  }

  @Test
  void aJdbcUrlIsMadeOfReferencesThatExist() throws IOException {
    String literal = "jdbc:postgresql://${db.host}/shop?user=shop&password=hunter2hunter2";
    Files.writeString(
        home.resolve("pggen.yaml"), SPEC.formatted("shop", "URL: '" + literal + "'", "") + BACKUP);
    String help = only("PG101").get("help").asText();
    String entry = help.substring(help.indexOf('`') + 1, help.indexOf('`', help.indexOf('`') + 1));
    Files.writeString(home.resolve("pggen.yaml"), SPEC.formatted("shop", entry, "") + BACKUP);

    assertTrue(entry.startsWith("URL: \"jdbc:postgresql://"), help);
    assertEquals(ExitCode.CLEAN, Ran.in(home, "validate").code(), entry);
    assertEquals(List.of(), all("PG101"));
  }

  @Test
  void theServersUserIsToldOnceByItsOwnKey() throws IOException {
    Files.writeString(
        home.resolve("pggen.yaml"), SPEC.formatted("shop", "", ", run_as: '1001:0'") + BACKUP);

    assertTrue(only("PG607").get("help").asText().contains("`run_as: \"1001:1001\"`"));
  }

  @Test
  void noHelpPutsASecretOnTheCommandLineAgain() throws IOException {
    String spec =
        SPEC.formatted("shop", "", "")
            .replace("port: 3000", "command: [serve, --token=x7Kd0pQ2mVbn3]");
    Files.writeString(home.resolve("pggen.yaml"), spec + BACKUP);
    String undeclared = only("PG103").get("help").asText();
    Files.writeString(home.resolve("pggen.yaml"), spec + BACKUP + "secrets: {token: {}}\n");
    String declared = only("PG103").get("help").asText();

    assertTrue(undeclared.contains("`token: {}` below `secrets:`"), undeclared);
    assertFalse(declared.contains("below `secrets:`"), declared);
    assertFalse((undeclared + declared).contains("$(cat"), declared);
  }

  private JsonNode only(String rule) throws IOException {
    List<JsonNode> found = all(rule);
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  private List<JsonNode> all(String rule) throws IOException {
    Ran ran = Ran.in(home, "lint", "--format", "json");
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode finding : JSON.readTree(ran.out()).get("findings")) {
      if (finding.get("rule").asText().equals(rule)) {
        found.add(finding);
      }
    }
    return found;
  }
}

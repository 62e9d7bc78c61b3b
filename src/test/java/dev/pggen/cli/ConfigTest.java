package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a repository says about its own linting: obeyed where it is right, refused where not. */
final class ConfigTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  /** Breaks PG401 (error), PG603 (warning) and PG702 (information, strict). */
  private static final String SPEC =
      """
      pggen: 1
      name: shop
      containers:
        web: {image: docker.io/example/shop:2.4.1, user: "1000:1000", cap_add: [SYS_ADMIN]}
      postgres: {version: 17}
      """;

  @TempDir Path home;

  private Ran lint(String... args) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), SPEC);
    List<String> all = new ArrayList<>(List.of("lint", "--format", "concise"));
    all.addAll(List.of(args));
    return Ran.in(home, all.toArray(String[]::new));
  }

  private void config(String text) throws IOException {
    Files.writeString(home.resolve("pggen.config.yaml"), text);
  }

  private static List<String> ids(Ran ran) {
    return ran.out()
        .lines()
        .filter(line -> line.contains("[PG"))
        .map(line -> line.replaceAll(".*\\[(PG[0-9]+).*", "$1"))
        .filter(List.of("PG401", "PG603", "PG702", "PG994")::contains) // what SPEC is about
        .sorted()
        .toList();
  }

  @Test
  void withoutAFileTheDefaultsHold() throws IOException {
    Ran ran = lint();
    assertEquals(List.of("PG401", "PG603"), ids(ran), ran.out());
    assertEquals(ExitCode.FINDINGS, ran.code());
  }

  @Test
  void eachKeyIsObeyedAndItsFlagWins() throws IOException {
    config("profile: essential\n");
    assertEquals(List.of("PG401"), ids(lint()));
    assertEquals(List.of("PG401", "PG603"), ids(lint("--profile", "default")));

    config("select: [identity]\n");
    assertEquals(List.of("PG603"), ids(lint()));
    assertEquals(ExitCode.CLEAN, lint().code());
    assertEquals(List.of("PG401"), ids(lint("--select", "backup")));
    assertEquals(List.of("PG401", "PG603"), ids(lint("--profile", "default")));

    config("ignore: [no-backup]\n");
    assertEquals(List.of("PG603"), ids(lint()));
    assertEquals(List.of("PG401"), ids(lint("--ignore", "PG6")));

    config("fail_on: warning\nignore: [PG401]\n");
    assertEquals(ExitCode.FINDINGS, lint().code());
    assertEquals(ExitCode.CLEAN, lint("--fail-on", "error").code());

    config("severity: {PG401: info, capability-added: error}\n");
    Ran ran = lint();
    assertTrue(ran.out().contains("info[PG401 "), ran.out());
    assertTrue(ran.out().contains("error[PG603 "), ran.out());
    assertTrue(ids(lint("--no-config")).contains("PG401"));
    assertTrue(lint("--no-config").out().contains("error[PG401 "));
  }

  @Test
  void whatIsSelectedIsAskedWhateverTheProfile() throws IOException {
    Ran ran = lint("--select", "PG702", "--profile", "essential");
    assertEquals(List.of("PG702"), ids(ran).stream().distinct().toList(), ran.out());
  }

  @Test
  void nobodySuppressesWhatTheRepositoryForbids() throws IOException {
    String spec = SPEC + "lint: {ignore: [{rule: PG603, reason: it mounts}]}\n";
    Path file = home.resolve("own.pggen.yaml");
    Files.writeString(file, spec);
    assertEquals(
        List.of("PG401"), ids(Ran.in(home, "lint", "--format", "concise", "own.pggen.yaml")));
    config("never_ignore: [identity]\n");
    Ran ran = Ran.in(home, "lint", "--format", "concise", "own.pggen.yaml");
    assertEquals(List.of("PG401", "PG603", "PG994"), ids(ran), ran.out());
    assertTrue(ran.out().contains("own.pggen.yaml:6:24: error[PG994"), ran.out());
  }

  @Test
  void whatIsExcludedIsNotReadAndSaidIfItWasNamed() throws IOException {
    Files.createDirectories(home.resolve("vendor/x"));
    Files.writeString(home.resolve("vendor/x/pggen.yaml"), "pggen: 1\n");
    assertTrue(lint().out().contains("vendor/x"), "without a file it is found");
    config("exclude: [vendor/]\n");
    Ran ran = lint();
    assertFalse(ran.out().contains("vendor"), ran.out());
    assertEquals("", ran.err());
    Ran named = lint("vendor/x/pggen.yaml");
    assertEquals(ExitCode.CLEAN, named.code(), named.err());
    assertTrue(named.err().contains("`vendor/x/pggen.yaml` was not read"), named.err());
    assertEquals(ExitCode.FINDINGS, lint("--no-config", "vendor/x/pggen.yaml").code());
  }

  @Test
  void everythingExcludedIsSaid() throws IOException {
    config("exclude: [\"**\"]\n");
    Ran ran = lint();
    assertEquals(ExitCode.USAGE, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains("excluded by pggen.config.yaml"), ran.err());
  }

  @Test
  void anEmptyPathIsNotThisDirectory() throws IOException {
    for (String verb : List.of("lint", "validate")) {
      Ran ran = Ran.in(home, verb, "");
      assertEquals(ExitCode.USAGE, ran.code(), ran.out() + ran.err());
      assertTrue(ran.err().contains("a path is empty"), ran.err());
    }
  }

  @Test
  void whatIsAlwaysSaidCannotBeLeftOut() throws IOException {
    for (String word : List.of("PG070", "PG992")) {
      Ran ran = lint("--ignore", word);
      assertEquals(ExitCode.USAGE, ran.code(), ran.out() + ran.err());
      assertTrue(ran.err().contains("`" + word + "` is no rule that is asked"), ran.err());
    }
  }

  @Test
  void whatCannotBeSuppressedCannotBeIgnoredOnTheCommandLine() throws IOException {
    for (String word : List.of("PG101", "trust-authentication", "secrets", "PG1", "PG401,PG502")) {
      Ran ran = lint("--ignore", word);
      assertEquals(ExitCode.USAGE, ran.code(), ran.out() + ran.err());
      assertTrue(ran.err().contains("cannot be left out\n"), ran.err());
    }
    String family = lint("--ignore", "secrets").err().replaceAll("\\s+", " ");
    assertTrue(family.contains("name the others of it: PG102, PG104, PG105, PG107"), family);
    assertEquals(ExitCode.FINDINGS, lint("--ignore", "PG102,PG9").code());

    config("never_ignore: [capability-added]\n");
    Ran here = lint("--ignore", "identity");
    assertEquals(ExitCode.USAGE, here.code(), here.out() + here.err());
    assertTrue(here.err().contains("`PG603` of `identity` cannot be left out in this"), here.err());
    assertTrue(here.err().contains("`never_ignore` in pggen.config.yaml names it"), here.err());
    assertEquals(List.of("PG401"), ids(lint("--no-config", "--ignore", "identity")));
    assertEquals(List.of("PG401"), ids(lint("--select", "PG401")), "a look at one rule");
  }

  @Test
  void whatCannotBeSuppressedMayWeighMoreOrAsMuchAndBeUnselected() throws IOException {
    config("{severity: {PG101: error, PG992: error, PG502: error}, select: [PG401]}\n");
    assertEquals(List.of("PG401"), ids(lint()));
    config("{ignore: [PG9, PG102], severity: {PG602: info}}\n");
    assertEquals(List.of("PG401", "PG603"), ids(lint()));
  }

  @Test
  void thatRulesWereNotAskedIsSaid() throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), "pggen: 1\n");
    Ran ran = Ran.in(home, "lint");
    assertTrue(ran.out().endsWith("to the end: the rules were not asked of it\n"), ran.out());
    assertFalse(Ran.in(home, "lint", "--format", "concise").out().contains("not asked"));
  }

  @Test
  void theNearestFileUpToTheRepositoryIsMeant() throws IOException {
    config("ignore: [PG401]\n");
    Path deep = Files.createDirectories(home.resolve("a/b"));
    Files.writeString(deep.resolve("pggen.yaml"), SPEC);
    Files.createDirectories(home.resolve(".git"));
    assertEquals(List.of("PG603"), ids(Ran.in(deep, "lint", "--format", "concise")));
    Files.createDirectories(home.resolve("a/.git"));
    assertEquals(List.of("PG401", "PG603"), ids(Ran.in(deep, "lint", "--format", "concise")));
    Files.writeString(home.resolve("a/pggen.config.yaml"), "select: [PG401]\n");
    assertEquals(List.of("PG401"), ids(Ran.in(deep, "lint", "--format", "concise")));
    assertEquals(
        List.of("PG603"),
        ids(Ran.in(deep, "lint", "--format", "concise", "--config", "../../pggen.config.yaml")));
  }

  @Test
  void renderObeysItToo() throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), SPEC);
    assertEquals(ExitCode.FINDINGS, Ran.in(home, "render").code());
    config("ignore: [PG401]\n");
    Ran ran = Ran.in(home, "render");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    config("ignore: [PG401]\nfail_on: warning\n");
    assertEquals(ExitCode.FINDINGS, Ran.in(home, "render", "--check").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "profil: strict|1:1: error[PG010|did you mean `profile`?",
        "fail-on: error|1:1: error[PG010|did you mean `fail_on`?",
        "reles: [PG101]|1:1: error[PG010|did you mean `rules`?",
        "profile: strikt|1:10: error[PG013|did you mean `strict`?",
        "profile: [strict]|1:10: error[PG013|essential, default or strict",
        "fail_on: warn|1:10: error[PG013|`fail_on` must be error, warning or info; did you mean `warning`?",
        "severity: {PG602: warn}|1:19: error[PG013|`severity.PG602` must be error, warning or info; did you mean `warning`?",
        "profile:|1:1: error[PG014|`profile` has no value",
        "select: network|1:9: error[PG011|`select` must be a list, not text",
        "select: [netwrk]|1:10: error[PG991|did you mean `network`?",
        "select: []|1:9: error[PG013|`select` names nothing",
        "ignore: [PG101, PG6O2]|1:17: error[PG991|did you mean `PG602`?",
        "ignore: [PG101, 17]|1:17: error[PG011|`ignore` is a list of words",
        "severity: [PG101]|1:11: error[PG011|`severity` must be a map, not a list",
        "severity: {PG101: off}|1:19: error[PG013|to switch a rule off",
        "severity: {plaintext-secrt: info}|1:12: error[PG991|did you mean `plaintext-secret`?",
        "never_ignore: [nothing-such]|1:16: error[PG991|`pggen rules` lists them",
        "{never_ignore: [PG101], ignore: [PG101]}|1:17: error[PG040|`ignore` leaves it out",
        "{never_ignore: [network], select: [PG101]}|1:17: error[PG040|`select` does not name it",
        "ignore: [PG070]|1:10: error[PG994|is always said",
        "ignore: [PG101]|1:10: error[PG994|`PG101` cannot be left out",
        "ignore: [plaintext-secret]|1:10: error[PG994|take it out of `ignore`, and mend what it finds",
        "ignore: [PG401, secrets]|1:17: error[PG994|`PG101` of `secrets` cannot be left out",
        "ignore: [secrets]|1:10: error[PG994|name the others of it: PG102, PG104, PG105, PG107",
        "ignore: [PG5]|1:10: error[PG994|`PG502` of `PG5` cannot be left out",
        "severity: {trust-authentication: warning}|1:12: error[PG994|`trust-authentication` cannot be made lighter",
        "severity: {PG1: info}|1:12: error[PG994|`PG101` of `PG1` cannot be made lighter",
        "severity: {PG994: warning}|1:12: error[PG994|take it out of `severity`",
        "exclude: vendor|1:10: error[PG011|`exclude` must be a list",
        "exclude: ['[z-a]']|1:11: error[PG013|can match no file",
        "exclude: [../x]|1:11: error[PG013|outside of this file's directory",
        "- profile|1:1: error[PG011|must be a map, not a list",
        "strict|1:1: error[PG011|must be a map, not text",
        "'profile: \"strict'|1:10: error[PG001|",
      })
  void aWrongFileIsNamedWithThePlaceAndWhatWasMeant(String text, String place, String words)
      throws IOException {
    config(text + "\n");
    Ran ran = lint();
    assertEquals(ExitCode.USAGE, ran.code(), ran.out() + ran.err());
    assertEquals("", ran.out());
    String head = place.substring(place.indexOf("error["));
    String where = "pggen.config.yaml:" + place.substring(0, place.indexOf(": "));
    assertTrue(ran.err().contains(head), ran.err());
    assertTrue(ran.err().contains("--> " + where + "\n"), ran.err());
    assertTrue(ran.err().replaceAll("\\s+", " ").contains(words == null ? "" : words), ran.err());
    assertTrue(ran.err().contains("nothing was asked"), ran.err());
    assertEquals(ExitCode.FINDINGS, lint("--no-config").code());
  }

  @Test
  void aFileThatIsNotThereOrNoTextIsRefused() throws IOException {
    Ran missing = lint("--config", "no.yaml");
    assertEquals(ExitCode.USAGE, missing.code());
    assertTrue(missing.err().contains("`no.yaml` is not there"), missing.err());
    Ran directory = lint("--config", ".");
    assertEquals(ExitCode.USAGE, directory.code());
    assertEquals(ExitCode.USAGE, lint("--config", "no.yaml", "--no-config").code());
    Path link = home.resolve("pggen.config.yaml");
    Files.createSymbolicLink(link, Path.of("nowhere"));
    Ran dangling = lint();
    assertEquals(ExitCode.USAGE, dangling.code(), "a gate must not weaken in silence");
    assertTrue(dangling.err().contains("`pggen.config.yaml` is not there"), dangling.err());
    Files.delete(link);
    Files.write(home.resolve("pggen.config.yaml"), new byte[] {(byte) 0xff, 'a', 'b'});
    Ran bytes = lint();
    assertEquals(ExitCode.USAGE, bytes.code(), bytes.err());
    assertTrue(bytes.err().contains("PG004"), bytes.err());
  }

  @Test
  void anEmptyFileSaysNothing() throws IOException {
    config("# nothing yet\n");
    assertEquals(List.of("PG401", "PG603"), ids(lint()));
  }

  @Test
  void itIsNoSpec() throws IOException {
    config("profile: strict\n");
    Ran ran = Ran.in(home, "lint");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("there is no pggen.yaml"), ran.err());
    Ran named = Ran.in(home, "lint", "pggen.config.yaml");
    assertEquals(ExitCode.USAGE, named.code());
    assertTrue(named.err().contains("it is the configuration of pggen itself"), named.err());
  }

  @Test
  void schemaAndReaderKnowTheSameKeysAndEveryExampleIsReadWithoutAWord() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Path.of("schemas/config-1.schema.json").toFile());
    Schema meta = REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
    assertEquals(List.of(), meta.validate(schema));
    List<String> keys = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    assertEquals(ConfigReader.KEYS, keys);
    Schema held = REGISTRY.getSchema(schema.toString());
    for (String key : keys) {
      JsonNode property = schema.path("properties").path(key);
      assertFalse(property.path("title").asText().isEmpty(), key);
      assertFalse(property.path("description").asText().isEmpty(), key);
      assertTrue(property.path("examples").size() > 0, key);
      for (JsonNode example : property.path("examples")) {
        String text = "{\"" + key + "\": " + example + "}";
        assertEquals(List.of(), held.validate(text, InputFormat.JSON), text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(
            List.of(), ConfigReader.read(Path.of("c.yaml"), Path.of(""), bytes).findings(), text);
      }
    }
    assertFalse(held.validate("{\"profil\":\"strict\"}", InputFormat.JSON).isEmpty());
  }
}

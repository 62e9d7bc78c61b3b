package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of a repository's own are rules like all others. */
final class OwnRulesTest {
  static final String RULES =
      """
      rules:
        - id: ORG001
          name: foreign-registry
          severity: error
          each: workload
          where: {role: app}
          must: {image: "registry.example.org/**"}
          message: "`{name}` runs `{value}`, which is not from our registry"
          why: nobody looks at images from elsewhere
          help: push it to registry.example.org first
          samples:
            bad: ["services: {web: {image: shop/web}}"]
            good: ["services: {web: {image: registry.example.org/shop/web}}"]
        - id: ORG002
          name: no-limit-of-memory
          each: workload
          must: {memory_limit: present}
          message: "`{name}` may take all memory"
          why: one container stops the others
          help: "add `mem_limit: 512m`"
          samples:
            bad: ["services: {web: {image: shop/web}}"]
            good: ["services: {web: {image: shop/web, mem_limit: 1g}}"]
      """;

  static final String COMPOSE =
      """
      services:
        web:
          image: shop/web:1.2.3
          mem_limit: 512m
        api:
          image: registry.example.org/shop/api:1.2.3
      """;

  @TempDir Path home;

  private void write(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
  }

  private Ran lint(String... args) {
    List<String> all = new ArrayList<>(List.of("lint", "--format=concise"));
    all.addAll(List.of(args));
    return Ran.in(home, all.toArray(String[]::new));
  }

  static List<String> found(Ran ran) {
    return ran.out()
        .lines()
        .filter(line -> line.contains("[ORG"))
        .map(line -> line.replaceAll("^[^:]*:([0-9:]*): (\\w+)\\[(ORG[0-9]+).*", "$1 $2 $3"))
        .toList();
  }

  @Test
  void theyAreAskedAndPointAtTheFactOrAtTheName() throws IOException {
    write("pggen.config.yaml", RULES);
    write("compose.yaml", COMPOSE);
    assertEquals(List.of("3:12 error ORG001", "5:3 warning ORG002"), found(lint()));
    assertEquals(List.of("3:12 error ORG001"), found(lint("--select", "ORG001")));
    assertEquals(List.of("5:3 warning ORG002"), found(lint("--ignore", "foreign-registry")));
    assertEquals(2, found(lint("--select", "policy")).size());
    assertEquals(2, found(lint("--select", "ORG", "--profile", "essential")).size());
    assertEquals(List.of(), found(lint("--select", "PG1")));
    assertEquals(List.of(), found(lint("--no-config")));
    Ran typo = lint("--select", "ORG0O1");
    assertEquals(ExitCode.USAGE, typo.code());
    assertTrue(typo.err().contains("did you mean `ORG001`?"), typo.err());
    assertTrue(
        lint("--select", "policy").out().contains("`web` runs `docker.io/shop/web:1.2.3`, which"));
  }

  @Test
  void theyAreSuppressedAcceptedAndWeighedLikeOthers() throws IOException {
    write("pggen.config.yaml", RULES);
    write(
        "compose.yaml",
        COMPOSE.replace("1.2.3\n    mem", "1.2.3 # pggen: ignore[ORG001] -- moves soon\n    mem"));
    assertEquals(List.of("5:3 warning ORG002"), found(lint()));
    assertEquals(2, found(lint("--no-ignores")).size());
    lint("--create-baseline", "--select=policy");
    assertTrue(Files.readString(home.resolve("pggen.baseline.yaml")).contains("ORG002"));
    assertEquals(List.of(), found(lint()));
    Files.delete(home.resolve("pggen.baseline.yaml"));
    write("pggen.config.yaml", "severity: {ORG002: info}\nnever_ignore: [policy]\n" + RULES);
    Ran never = lint("--select=policy");
    assertEquals(List.of("3:12 error ORG001", "5:3 info ORG002"), found(never));
    assertTrue(never.out().contains("`ORG001` cannot be suppressed"), never.out());
    write(
        "pggen.config.yaml",
        "overrides: [{paths: [compose.yaml], ignore: [ORG002], reason: x}]\n" + RULES);
    assertEquals(List.of(), found(lint("--select=policy")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"human", "json", "sarif", "github", "gitlab", "junit", "checkstyle"})
  void everyFormOfTheReportKnowsThem(String format) throws IOException {
    write("pggen.config.yaml", RULES);
    write("compose.yaml", COMPOSE);
    Ran ran = Ran.in(home, "lint", "--format", format);
    assertEquals(ExitCode.FINDINGS, ran.code(), ran.err());
    assertTrue(ran.out().contains("ORG001"), ran.out());
  }

  @Test
  void specsAreAskedTooAndWhatIsUnknownIsNot() throws IOException {
    write("pggen.config.yaml", RULES);
    write(
        "pggen.yaml",
        "pggen: 1\nname: shop\ncontainers:\n  web: {image: docker.io/shop/web:1.2.3}\n"
            + "postgres: {version: 17}\n");
    Ran spec = lint("--select=policy");
    assertTrue(found(spec).contains("4:16 error ORG001"), spec.out() + spec.err());
    Files.delete(home.resolve("pggen.yaml"));
    write(
        "compose.yaml",
        "services:\n  web:\n    image: ${IMAGE}\n    mem_limit: ${LIMIT}\n"
            + "  api:\n    extends: {file: x.yaml, service: api}\n");
    assertEquals(List.of(), found(lint("--select=policy")));
  }

  @Test
  void theyAreListedAndExplained() throws IOException {
    write("pggen.config.yaml", RULES);
    String table = Ran.in(home, "rules").out();
    assertTrue(table.contains("policy: what this repository asks for\n  ORG001  error"), table);
    String json = Ran.in(home, "rules", "--format=json").out();
    assertTrue(json.contains("\"family\":\"policy\""), json);
    for (String word : List.of("ORG001", "org001", "foreign-registry", "policy")) {
      String page = Ran.in(home, "explain", word).out();
      assertTrue(page.startsWith("# ORG001 foreign-registry\n"), page);
      assertTrue(page.contains("\nmust: {image: \"registry.example.org/**\"}\n"), page);
    }
    Ran near = Ran.in(home, "explain", "ORG003");
    assertTrue(near.err().contains("did you mean `ORG00"), near.err());
  }

  @Test
  void theirSamplesAreAsked() throws IOException {
    write("pggen.config.yaml", RULES);
    Ran good = Ran.in(home, "rules", "test");
    assertEquals(ExitCode.CLEAN, good.code(), good.out() + good.err());
    assertEquals("2 rules, 4 samples, none wrong\n", good.out());

    write("some.yaml", COMPOSE);
    write(
        "pggen.config.yaml",
        RULES
            .replace(
                "good: [\"services: {web: {image: shop/web, mem_limit: 1g}}\"]",
                "good: [some.yaml, gone.yaml]")
            .replace("bad: [\"services: {web: {image: shop/web}}\"]", "bad: [\"services: {}\"]"));
    Ran wrong = Ran.in(home, "rules", "test");
    assertEquals(ExitCode.FINDINGS, wrong.code());
    assertEquals(
        """
        pggen.config.yaml:12:13: ORG001 finds nothing in this bad sample
        pggen.config.yaml:22:13: ORG002 finds nothing in this bad sample
        pggen.config.yaml:23:14: ORG002 is broken by this good sample, in its line 5: `api` may take all memory
        pggen.config.yaml:23:25: ORG002 cannot be asked of this sample: there is no such file beside the configuration
        2 rules, 5 samples, 4 wrong
        """,
        wrong.out());
    write("pggen.config.yaml", RULES.substring(0, RULES.indexOf("    samples:")));
    assertTrue(Ran.in(home, "rules", "test").out().startsWith("ORG001 has no bad sample"));
    Files.delete(home.resolve("pggen.config.yaml"));
    assertEquals(ExitCode.USAGE, Ran.in(home, "rules", "test").code());
    assertEquals(ExitCode.USAGE, Ran.in(home, "rules", "tset").code());
  }
}

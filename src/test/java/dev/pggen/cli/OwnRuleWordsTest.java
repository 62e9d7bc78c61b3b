package dev.pggen.cli;

import static dev.pggen.cli.OwnRulesTest.COMPOSE;
import static dev.pggen.cli.OwnRulesTest.RULES;
import static dev.pggen.cli.OwnRulesTest.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule of a repository's own can say, and what it cannot. */
final class OwnRuleWordsTest {
  @TempDir Path home;

  private void write(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
  }

  private Ran lint() {
    return Ran.in(home, "lint", "--format=concise");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: ORG001|id: PG602|begins like the ids of pggen's own",
        "id: ORG001|id: org1|is no id of a rule",
        "name: foreign-registry|name: root-user|another rule or family is called `root-user`",
        "name: foreign-registry|name: network|another rule or family is called `network`",
        "name: foreign-registry|name: No_Name|is no name of a rule",
        "id: ORG002|id: ORG001|another rule or family is called `ORG001`",
        "each: workload|each: worklod|did you mean `workload`?",
        "where: {role: app}|where: {rol: app}|did you mean `role`?",
        "must: {memory_limit: present}|must: {memory_limt: present}|did you mean `memory_limit`?",
        "must: {memory_limit: present}|must: {memory_limit: lots}|this cannot be asked",
        "must: {memory_limit: present}|must: {memory_limit: {at_most: 5 apples}}|this cannot be"
            + " asked",
        "must: {memory_limit: present}|must: {read_only: maybe}|this cannot be asked",
        "must: {memory_limit: present}|must: {labels: {has: a}}|of `labels` in `must`",
        "where: {role: app}|where: {labels: {has_no: a}}|of `labels` in `where`",
        "must: {memory_limit: present}|mst: {memory_limit: present}|did you mean `must`?",
        "must: {memory_limit: present}|must: {}|`must` is missing",
        "may take all memory|{limit} is gone|`{limit}` cannot be filled in",
        "why: one container stops the others|# none|`why` is missing",
        "severity: error|severity: fatal|must be error, warning or info"
      })
  void aWrongOneIsExitTwo(String right, String wrong, String said) throws IOException {
    assertTrue(RULES.contains(right), right);
    write("pggen.config.yaml", RULES.replace(right, wrong));
    write("compose.yaml", COMPOSE);
    Ran ran = lint();
    assertEquals(ExitCode.USAGE, ran.code(), ran.out());
    assertTrue(ran.err().contains(said), ran.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workload|image: {not: \"**/api:*\"}|6",
        "workload|image_tag: [1.2.3, 2]|",
        "workload|image_digest: present|3,6",
        "workload|memory_limit: {at_most: 256MiB}|4,5",
        "workload|memory_limit: {at_least: 1GiB}|4",
        "workload|memory_limit: {at_least: 512MiB, at_most: 512MiB}|5",
        "workload|ports: {has_no: \"0.0.0.0:*\"}|9",
        "workload|ports: {only: \"127.0.0.1:**\"}|9",
        "workload|env: {has_no: [DEBUG]}|11",
        "workload|host_paths: {only: \"/srv/**\"}|13",
        "workload|health_check: true|",
        "workload|stop_grace: {at_most: 10s}|14",
        "workload|restart: unless-stopped|2,5",
        "workload|restart: {not: always}|",
        "network|internal: true|1,16",
        "volume|name: \"d*\"|18"
      })
  void whatCanBeAsked(String each, String must, String lines) throws IOException {
    write(
        "compose.yaml",
        COMPOSE
            + """
                ports:
                  - 127.0.0.1:80:80
                  - 81:81
                environment:
                  DEBUG: "1"
                volumes:
                  - /etc:/etc/host
                stop_grace_period: 30s
            networks:
              front: {}
            volumes:
              pile: {}
            """);
    write(
        "pggen.config.yaml",
        "rules: [{id: ORG1, name: own, each: "
            + each
            + ", must: {"
            + must
            + "}, message: \"`{name}` is not so\", why: x, help: x}]\n");
    Ran ran = lint();
    assertFalse(ran.code() == ExitCode.USAGE, ran.err());
    assertEquals(
        lines == null ? "" : lines,
        String.join(",", found(ran).stream().map(l -> l.replaceAll(":.*", "")).toList()),
        ran.out() + ran.err());
  }
}

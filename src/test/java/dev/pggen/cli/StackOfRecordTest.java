package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.laws.Samples;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.stack.Workload;
import dev.pggen.target.compose.ComposeTarget;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlReader;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A patch changes what it says and nothing else, least of all the database. */
final class StackOfRecordTest {
  private static final ComposeTarget TARGET = new ComposeTarget();
  private static final int PATCHES = 300;

  private static final List<String> CHANGES =
      List.of(
          "{mem_limit: 333m}",
          "{mem_limit: null, memswap_limit: null}",
          "{user: \"4321:4321\"}",
          "{read_only: true}",
          "{cap_add: [SYS_PTRACE, \"$X\"]}",
          "{security_opt: [\"seccomp=unconfined\"]}",
          "{environment: {PATCHED: \"a$b\"}}",
          "{pids_limit: null}",
          "{stop_grace_period: 7s, restart: \"no\"}",
          "{tmpfs: [\"/x:size=1m,mode=0700\"]}",
          "{labels: {a: b}, logging: null}",
          "{image: \"registry.example.org/other:1.2.3\"}");

  private static YamlMap patch(String text) {
    return YamlReader.read(SourceFile.of("pggen.yaml", text + "\n"), YamlDialect.SPEC)
        .value()
        .flatMap(d -> d.root().asMap())
        .orElseThrow();
  }

  private static Stack planned(String sample) {
    return Samples.stack(sample, TARGET.profile());
  }

  @Test
  void withoutAPatchItIsThePlan() {
    for (String sample : Samples.names()) {
      Stack planned = planned(sample);
      Stack record = StackOfRecord.of(planned, TARGET, TARGET.render(planned));
      assertEquals(List.of(), StackFacts.of(planned).differences(StackFacts.of(record)), sample);
    }
  }

  @Test
  void aPatchOfAnApplicationLeavesTheDatabaseAlone() {
    Random random = new Random(20261120);
    List<Stack> stacks = Samples.names().stream().map(StackOfRecordTest::planned).toList();
    for (int i = 0; i < PATCHES; i++) {
      Stack planned = stacks.get(random.nextInt(stacks.size()));
      List<Workload> apps =
          planned.workloads().stream().filter(w -> w.role() == Workload.Role.APP).toList();
      String app = apps.get(random.nextInt(apps.size())).name();
      String change = CHANGES.get(random.nextInt(CHANGES.size()));
      Result<List<OutputFile>> files =
          TARGET.render(planned, patch("services: {" + app + ": " + change + "}"));
      assertEquals(List.of(), files.findings(), change);
      StackFacts before = StackFacts.of(planned);
      StackFacts after =
          StackFacts.of(StackOfRecord.of(planned, TARGET, files.value().orElseThrow()));
      for (String difference : before.differences(after)) {
        assertTrue(
            difference.matches("(?s)[A-Z_]+ " + app + "( [^:]*)?: .*"),
            app + " " + change + " changed " + difference);
      }
    }
  }

  @Test
  void aChangedFactComesFromThePatch() {
    Stack planned = planned("maas");
    YamlMap patch =
        patch("services: {region: {security_opt: [\"seccomp=unconfined\"], mem_limit: 1g}}");
    List<OutputFile> files = TARGET.render(planned, patch).value().orElseThrow();
    Workload region = StackOfRecord.of(planned, TARGET, files).workload("region").orElseThrow();
    assertEquals(
        "pggen.yaml:1:70", region.resources().memory().origin().span().orElseThrow().position());
    assertEquals(
        planned.workload("region").orElseThrow().image().origin().span(),
        region.image().origin().span());
  }

  @Test
  void aPatchThatReachesTheDatabaseIsAnError() {
    Stack planned = planned("gitea");
    assertEquals(
        List.of("PG056 pggen.yaml:1:12"), found(planned, "services: {db: {mem_limit: 1g}}"));
    assertEquals(
        List.of("PG056 pggen.yaml:1:12", "PG058 pggen.yaml:1:31"),
        found(planned, "services: {db: {environment: {POSTGRES_HOST_AUTH_METHOD: trust}}}"));
    assertEquals(List.of("PG056 pggen.yaml:1:1"), found(planned, "name: other"));
    assertEquals(
        List.of("PG056 pggen.yaml:1:12"), found(planned, "networks: {db: {internal: false}}"));
    assertEquals(
        List.of("PG056 pggen.yaml:1:11"), found(planned, "volumes: {db-data: {external: true}}"));
    assertEquals(
        List.of("PG056 pggen.yaml:1:11"),
        found(planned, "secrets: {backup_password: {file: /tmp/x}}"));
    assertEquals(List.of(), found(planned, "services: {web: {mem_limit: 1g}}"));
  }

  @Test
  void aPatchThatMeetsNothingIsAnError() {
    Stack planned = planned("gitea");
    assertEquals(List.of("PG055 pggen.yaml:1:12"), found(planned, "services: {wep: {init: true}}"));
    assertEquals(List.of("PG055 pggen.yaml:1:18"), found(planned, "services: {web: {inti: true}}"));
    assertEquals(
        List.of("PG055 pggen.yaml:1:18"), found(planned, "services: {web: {cpuset: null}}"));
    assertEquals(List.of("PG055 pggen.yaml:1:1"), found(planned, "servces: {web: {init: true}}"));
    assertTrue(TARGET.render(planned, patch("services: {wep: {init: true}}")).value().isEmpty());
  }

  private static List<String> found(Stack planned, String patch) {
    return TARGET.render(planned, patch(patch)).findings().stream()
        .map((Finding f) -> f.rule().id() + " " + f.span().position())
        .toList();
  }

  @Test
  void theWaysInAreAmongTheFacts() {
    Set<FactKind> kinds =
        StackFacts.of(planned("gitea")).rows().keySet().stream()
            .map(StackFacts.Key::kind)
            .collect(Collectors.toSet());
    assertTrue(kinds.containsAll(Set.of(FactKind.HBA, FactKind.ROLES, FactKind.TLS)));
  }
}

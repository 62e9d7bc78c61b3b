package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.laws.Samples;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.stack.Workload;
import dev.pggen.target.nomad.NomadTarget;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A patch of a job's application changes what it says and nothing else, least of all the database.
 */
final class NomadPatchLawTest {
  private static final NomadTarget TARGET = new NomadTarget();
  private static final int PATCHES = 400;

  /** Parts of a task, each of its own. */
  private static final List<String> PARTS =
      List.of(
          "user: \"4321:4321\"",
          "kill_timeout: 7s",
          "kill_signal: SIGINT",
          "resources: {memory: 333, memory_max: 400}",
          "logs: {max_files: 2}",
          "meta: {team: \"a${b}%{c}\"}",
          "env: {PATCHED: \"a$b {{x}}\"}",
          "restart: {attempts: 1, mode: fail}",
          "template: {local/extra: {data: \"{{ x }}\\n\", change_mode: noop}}",
          "constraint: [{attribute: \"${attr.cpu.arch}\", value: amd64}]",
          "identity: [{name: extra, aud: [x], ttl: 1h}]");

  private static final List<String> DRIVER =
      List.of(
          "readonly_rootfs: true",
          "cap_add: [SYS_PTRACE]",
          "security_opt: [\"seccomp=unconfined\"]",
          "pids_limit: null",
          "hostname: \"a${b}\"",
          "labels: {a: \"b${c}\"}",
          "image: \"registry.example.org/other:1.2.3\"",
          "sysctl: {net.core.somaxconn: \"1024\"}",
          "ulimit: {nofile: \"2048\"}",
          "mount: {/x: {type: tmpfs, tmpfs_options: {size: 1048576, mode: 448}}}");

  private static final List<String> GROUP =
      List.of(
          "meta: {a: b}",
          "shutdown_delay: 1s",
          "constraint: [{attribute: \"${attr.kernel.name}\", value: linux}]",
          "spread: [{attribute: \"${node.datacenter}\"}]",
          "network: {dns: {servers: [192.0.2.1]}}",
          "service: {extra: {provider: nomad, port: \"9999\", address_mode: alloc}}");

  private final Random random = new Random(20261129);

  private static YamlMap patch(String text) {
    return YamlReader.read(SourceFile.of("pggen.yaml", text + "\n"), YamlDialect.SPEC)
        .value()
        .flatMap(d -> d.root().asMap())
        .orElseThrow();
  }

  private List<String> some(List<String> all, int most) {
    List<String> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, random);
    return mixed.subList(0, random.nextInt(most + 1));
  }

  private String patch(Stack planned, String app) {
    List<String> task = new ArrayList<>(some(PARTS, 4));
    task.add("config: {" + String.join(", ", some(DRIVER, 4)) + "}");
    List<String> group = new ArrayList<>(some(GROUP, 2));
    group.add("task: {" + app + ": {" + String.join(", ", task) + "}}");
    String name = planned.name();
    return "job: {%s: {priority: 60, group: {%s: {%s}}}}"
        .formatted(name, name, String.join(", ", group));
  }

  @Test
  void theFactsOfTheDatabaseStay() {
    List<Stack> stacks =
        Samples.names().stream().map(n -> Samples.stack(n, TARGET.profile())).toList();
    List<StackFacts> unpatched =
        stacks.stream().map(stack -> record(stack, TARGET.render(stack))).toList();
    int changed = 0;
    for (int i = 0; i < PATCHES; i++) {
      int sample = random.nextInt(stacks.size());
      Stack planned = stacks.get(sample);
      List<String> apps =
          planned.workloads().stream()
              .filter(w -> w.role() == Workload.Role.APP)
              .map(Workload::name)
              .toList();
      String app = apps.get(random.nextInt(apps.size()));
      String text = patch(planned, app);
      Result<List<OutputFile>> files = TARGET.render(planned, patch(text));
      assertEquals(List.of(), files.findings(), text);
      StackFacts before = unpatched.get(sample);
      StackFacts after = record(planned, files.value().orElseThrow());
      List<String> differences = before.differences(after);
      changed += differences.isEmpty() ? 0 : 1;
      for (String difference : differences) {
        assertTrue(
            difference.matches("(?s)[A-Z_]+ " + app + "( [^:]*)?: .*"), text + " " + difference);
      }
    }
    assertTrue(changed > PATCHES / 2, "only " + changed + " patches changed a fact");
  }

  private static StackFacts record(Stack planned, List<OutputFile> files) {
    return StackFacts.of(StackOfRecord.of(planned, TARGET, files));
  }

  /** What a job cannot hold is no change of the patch. */
  @Test
  void onlyWhatChangesIsTold(@TempDir Path directory) throws IOException {
    String spec = Files.readString(Path.of("samples/minimal/pggen.yaml"));
    Files.writeString(
        directory.resolve("pggen.yaml"),
        spec
            + "targets: {nomad: {patch: {job: {miniflux: {group: {miniflux: {task: {web:"
            + " {kill_timeout: 45s}}}}}}}}}\n");
    Ran ran = Ran.in(directory, "render", "--target", "nomad");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
    assertEquals(
        List.of("  patched pggen.yaml:11: stop of web grace: PT30S -> PT45S"),
        (ran.out() + ran.err()).lines().filter(l -> l.contains("patched")).toList());
  }

  @Test
  void aChangedFactComesFromThePatch() {
    Stack planned = Samples.stack("gitea", TARGET.profile());
    YamlMap patch =
        patch("job: {gitea: {group: {gitea: {task: {web: {resources: {memory: 333}}}}}}}");
    List<OutputFile> files = TARGET.render(planned, patch).value().orElseThrow();
    Workload web = StackOfRecord.of(planned, TARGET, files).workload("web").orElseThrow();
    assertEquals(
        "pggen.yaml:1:64", web.resources().memory().origin().span().orElseThrow().position());
    assertEquals(
        planned.workload("web").orElseThrow().image().origin().span(), web.image().origin().span());
  }
}

package dev.pggen.target.nomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hatch: a merge patch on the rendered job. */
final class JobPatchTest {
  private static final String SPEC =
      NomadSpecs.text(
          "port: 8080\nhealthcheck: {http: /}\nlabels: {a: b}\nvolumes: [\"files:/files\"]\n"
              + "env: {PASSWORD_FILE: \"${db.password.file}\", A: b}",
          "");

  private static final Stack STACK = NomadSpecs.stack(SPEC);

  /** The last one; each stands on one line. */
  private static String patch = "";

  private static Result<List<OutputFile>> rendered(String group) {
    return whole("job: {shop: {group: {shop: {" + group + "}}}}");
  }

  private static Result<List<OutputFile>> whole(String text) {
    patch = text;
    YamlMap map =
        YamlReader.read(SourceFile.of("pggen.yaml", patch + "\n"), YamlDialect.SPEC)
            .value()
            .flatMap(d -> d.root().asMap())
            .orElseThrow();
    return new NomadTarget().render(STACK, map);
  }

  private static List<String> lines(Result<List<OutputFile>> result) {
    assertEquals(List.of(), result.findings());
    return result.value().orElseThrow().stream()
        .filter(f -> f.path().equals(NomadTarget.JOB))
        .flatMap(f -> f.text().lines())
        .toList();
  }

  /** Lines that come and go, each stripped. */
  private static String difference(Result<List<OutputFile>> result) {
    List<String> before =
        new ArrayList<>(
            new NomadTarget()
                .render(STACK).stream()
                    .filter(f -> f.path().equals(NomadTarget.JOB))
                    .flatMap(f -> f.text().lines())
                    .map(l -> l.strip().replaceAll(" +", " "))
                    .toList());
    List<String> after =
        new ArrayList<>(lines(result).stream().map(l -> l.strip().replaceAll(" +", " ")).toList());
    List<String> gone = new ArrayList<>(before);
    after.forEach(gone::remove);
    before.forEach(after::remove);
    gone.removeIf(String::isEmpty);
    after.removeIf(String::isEmpty);
    return String.join("; ", gone) + " -> " + String.join("; ", after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          task: {web: {kill_timeout: 7s}}                           | kill_timeout = "30s" -> kill_timeout = "7s"
          task: {web: {config: {init: null}}}                       | init = false ->
          task: {web: {config: {hostname: "a${b}"}}}                | -> hostname = "a$$${b}"
          task: {web: {config: {args: [x, "y"]}}}                   | -> args = ["x", "y"]
          task: {web: {env: {A: null, B: "1"}}}                     | A = "b" -> B = "1"
          task: {web: {meta: {team: "${x}"}}}                       | -> meta {; team = "$${x}"; }
          task: {web: {resources: {memory: 333, memory_max: 400}}}  | memory = 512 -> memory = 333; memory_max = 400
          task: {web: {config: {labels: {c: d}}}}                   | -> "c" = "d"
          task: {web: {config: {labels: {a: null, c: d}}}}          | "a" = "b" -> "c" = "d"
          task: {web: {volume_mount: {/files: {read_only: true}}}}  | -> read_only = true
          task: {web: {template: {local/x: {data: "{{ y }}"}}}}     | -> template {; destination = "local/x"; data = "{{ y }}"; }
          service: {shop-web: {tags: [x]}}                          | -> tags = ["x"]
          network: {port: {http: {static: 9000}}}                   | -> static = 9000
          constraint: [{attribute: "${attr.cpu.arch}", value: x}]   | -> constraint {; attribute = "$${attr.cpu.arch}"; value = "x"; }
          """)
  void whatItSaysIsChangedAndNothingElse(String group, String wanted) {
    assertEquals(wanted.strip(), difference(rendered(group)).strip());
  }

  @Test
  void aPatchOfWhatIsTunedIsOne() {
    assertTrue(
        lines(whole("variable: {node_pool: {default: big}}")).stream()
            .anyMatch(l -> l.equals("  default     = \"big\"")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          task: {wep: {user: x}}               | wep: the patch meets no `job.shop.group.shop.task.wep`
          task: {web: {usr: x}}                | usr: Nomad knows no key `job.shop.group.shop.task.web.usr`
          task: {web: {leader: null}}          | leader: the patch meets no `job.shop.group.shop.task.web.leader`
          task: {web: {config: {imge: x}}}     | imge: Nomad knows no key `job.shop.group.shop.task.web.config.imge`
          task: {web: {env: {a b: x}}}         | a b: `job.shop.group.shop.task.web.env.a b` is no name in HCL
          task: {web: {config: x}}             | x: `job.shop.group.shop.task.web.config` is a block
          task: {web: {user: "e\\u0301"}}      | "e\\u0301": HCL cannot hold this text as it is
          task: {web: null}                    | web: a patch takes no `job.shop.group.shop.task.web` away
          task: {web: {constraint: {a: b}}}    | {a: b}: `job.shop.group.shop.task.web.constraint` are blocks
          service: {other: null}               | other: the patch meets no `job.shop.group.shop.service.other`
          task: {web: {config: {cpu_cfs_period: 1e3}}} | 1e3: HCL has no number like `1e3`
          """)
  void whatMeetsNothingIsAnError(String group, String wanted) {
    Result<List<OutputFile>> result = rendered(group);
    assertTrue(result.value().isEmpty());
    assertEquals(List.of("PG055 " + wanted), found(result));
  }

  /** What the finding stands at. */
  private static String word(Finding f) {
    return patch.substring(f.span().column() - 1, f.span().endColumn() - 1);
  }

  private static List<String> found(Result<List<OutputFile>> result) {
    return result.findings().stream()
        .map(f -> f.rule().id() + " " + word(f) + ": " + f.message())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          task: {db: {user: x}}                            | PG056 db
          task: {db: {env: {POSTGRES_HOST_AUTH_METHOD: trust}}} | PG056 db, PG058 POSTGRES_HOST_AUTH_METHOD
          task: {backup: {user: x}}                        | PG056 backup
          task: {wait-for-db: {user: x}}                   | PG056 wait-for-db
          task: {web: {leader: true}}                      | PG056 leader
          task: {web: {volume_mount: {/x: {volume: db-data}}}} | PG056 volume
          count: 2                                         | PG056 count
          network: {mode: host}                            | PG056 mode
          network: {port: {pg: {to: 5432}}}                | PG056 to
          volume: {db-data: {read_only: true}}             | PG056 db-data
          volume: {files: {read_only: true}}               |
          update: {canary: 1}                              | PG056 update
          disconnect: {replace: true}                      | PG056 disconnect
          service: {x: {connect: {native: true}}}          | PG056 connect
          task: {web: {service: [{connect: {native: true}}]}} | PG056 connect
          task: {web: {user: "1:1"}}                       |
          """)
  void whatReachesTheDatabaseIsAnError(String group, String wanted) {
    Result<List<OutputFile>> result = rendered(group);
    assertTrue(result.value().isPresent());
    assertEquals(
        wanted == null ? "" : wanted,
        result.findings().stream()
            .map(f -> f.rule().id() + " " + word(f))
            .reduce((a, b) -> a + ", " + b)
            .orElse(""));
  }

  @Test
  void whatStandsAboveTheGroupIsAskedToo() {
    assertEquals(1, whole("job: {shop: {namespace: other}}").findings().size());
    assertEquals(List.of(), whole("job: {shop: {priority: 70}}").findings());
    assertEquals(1, whole("locals: {scripts_backup_sh: x}").findings().size());
    assertEquals(
        "PG055 jobs: Nomad knows no key `jobs`",
        found(whole("jobs: {shop: {priority: 70}}")).get(0));
    assertEquals(
        "PG055 other: the patch meets no `job.other`", found(whole("job: {other: {}}")).get(0));
  }
}

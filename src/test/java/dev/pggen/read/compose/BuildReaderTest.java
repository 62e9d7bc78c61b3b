package dev.pggen.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.lint.Linter;
import dev.pggen.lint.Rules;
import dev.pggen.lint.Subject;
import dev.pggen.read.FileSet;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageBuild;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an image is made from, as far as `build` and the Dockerfile say it in so many words. */
final class BuildReaderTest {
  private static Stack stack(String build, Map<String, String> files) {
    SourceFile manifest =
        SourceFile.of("compose.yaml", "services:\n  web:\n    image: shop/web:dev\n" + build);
    Map<String, SourceFile> around = new java.util.TreeMap<>();
    files.forEach((path, text) -> around.put(path, SourceFile.of(path, text)));
    return new ComposeReader().read(manifest, FileSet.of(around)).value().orElseThrow().stack();
  }

  private static Fact<Optional<ImageBuild>> build(String build, String path, String dockerfile) {
    return stack(build, Map.of(path, dockerfile)).workload("web").orElseThrow().traits().build();
  }

  private static String base(String dockerfile) {
    Fact<ImageRef> base =
        build("    build: .\n", "Dockerfile", dockerfile).value().orElseThrow().base();
    return base.ifKnown().map(ImageRef::toString).orElse("unknown");
  }

  @Test
  void findsTheDockerfileWhereComposeDoes() {
    assertEquals("Dockerfile", found("    build: .\n", "Dockerfile"));
    assertEquals("web/Dockerfile", found("    build: ./web/\n", "web/Dockerfile"));
    assertEquals("web/Dockerfile", found("    build: {context: web}\n", "web/Dockerfile"));
    assertEquals("db/Pg", found("    build: {context: ./db, dockerfile: Pg}\n", "db/Pg"));
    assertEquals("Pg", found("    build: {dockerfile: Pg}\n", "Pg"));
  }

  /** Its path, if the file that lies there was read. */
  private static String found(String build, String path) {
    ImageBuild read = build(build, path, "FROM a:1.2\n").value().orElseThrow();
    assertEquals("a:1.2", read.base().value().toString());
    return read.dockerfile();
  }

  @Test
  void anArgumentWithoutAValueIsTakenFromTheFileBeside() {
    Map<String, String> files =
        Map.of("Dockerfile", "ARG BASE\nFROM ${BASE}\n", ".env", "BASE=a:1.2\n");
    for (String args : new String[] {"[BASE]", "{BASE: }"}) {
      Stack stack = stack("    build: {context: ., args: " + args + "}\n", files);
      ImageBuild read = stack.workload("web").orElseThrow().traits().build().value().orElseThrow();
      assertEquals("a:1.2", read.base().value().toString());
    }
  }

  @Test
  void withoutABuildThereIsNone() {
    assertEquals(Optional.empty(), build("", "Dockerfile", "FROM a:1.2\n").value());
  }

  @Test
  void theLastStageCountsAndStagesAreFollowed() {
    assertEquals("b:2.1", base("FROM a:1.2 AS one\nRUN x\nFROM b:2.1\nCOPY --from=one / /\n"));
    assertEquals("a:1.2", base("from --platform=linux/amd64 a:1.2 as One\nFROM one\n"));
  }

  @Test
  void whatIsNotSaidInSoManyWordsIsUnknown() {
    assertEquals("unknown", base("FROM a:$V$\n"));
    assertEquals("a:1.2", base("FROM a:1.2\nRUN psql <<EOF\nSELECT 1\nFROM b\nEOF\n"));
    assertEquals("unknown", base("FROM a:1.2\nRUN psql <<EOF\nSELECT 1\nFROM b\n"));
    assertEquals("a:1.2", base("FROM a:1.2\nRUN echo SELECT 1 \\\n# why\nFROM b\n"));
    assertEquals("unknown", base("# nothing\n"));
    String inline = "    build: {context: ., dockerfile_inline: FROM a}\n";
    assertFalse(build(inline, "Dockerfile", "FROM b:1.2\n").value().orElseThrow().base().isKnown());
    assertFalse(
        build("    build: ../x\n", "Dockerfile", "FROM b:1.2\n")
            .value()
            .orElseThrow()
            .base()
            .isKnown());
  }

  private static Optional<Integer> major(String build, String dockerfile) {
    return stack(build, Map.of("Dockerfile", dockerfile)).servers().stream()
        .findFirst()
        .map(s -> s.major().ifKnown().orElse(0));
  }

  @Test
  void aServerThatIsOnlyAddedToIsOne() {
    String build = "    build: .\n";
    assertEquals(Optional.of(16), major(build, "FROM postgres:16-alpine\nRUN apk add x\n"));
    assertEquals(Optional.of(17), major(build, "ARG PG=17\nFROM --platform=$P postgres:${PG}.2\n"));
    String target = "    build: {context: ., target: db}\n";
    assertEquals(Optional.of(15), major(target, "FROM postgres:15 AS db\nFROM alpine:3\n"));
    assertEquals(Optional.empty(), major(build, "FROM postgres:15 AS db\nFROM alpine:3\n"));
    String argument = "    build: {context: ., args: {PG: 14}}\n";
    assertEquals(Optional.of(14), major(argument, "ARG PG=17\nFROM postgres:$PG\n"));
    String outside = "    build: {context: ., args: [PG]}\n";
    assertEquals(Optional.empty(), major(outside, "ARG PG=17\nFROM postgres:$PG\n"));
  }

  @Test
  void oneThatStartsSomethingElseIsNone() {
    String build = "    build: .\n";
    assertEquals(Optional.empty(), major(build, "FROM postgres:17\nCMD [\"/backup.sh\"]\n"));
    assertEquals(Optional.empty(), major(build, "FROM postgres:17\nENTRYPOINT crond\n"));
    assertEquals(Optional.empty(), major(build, "FROM postgres:17\nENV PGDATA=/data\n"));
    assertEquals(
        Optional.empty(), major(build, "FROM postgres:17\nCOPY x /docker-entrypoint-initdb.d\n"));
  }

  @Test
  void aMovingBaseIsAnUnpinnedImageAndTheLocalTagIsNot() {
    List<Finding> moving = unpinned("FROM docker.io/library/postgres:17\n");
    assertEquals(1, moving.size());
    assertEquals("Dockerfile:1:6", moving.get(0).span().position());
    assertTrue(moving.get(0).message().contains("`17`"), moving.get(0).message());
    assertEquals(List.of(), unpinned("FROM docker.io/library/postgres:17.5-trixie\n"));
    assertEquals(List.of(), unpinned("FROM scratch\n"));
    assertEquals(List.of(), unpinned("FROM $BASE\n"));
  }

  private static List<Finding> unpinned(String dockerfile) {
    Stack stack = stack("    build: .\n", Map.of("Dockerfile", dockerfile));
    YamlDocument file =
        YamlReader.read(SourceFile.of("compose.yaml", "{}\n"), YamlDialect.COMPOSE)
            .value()
            .orElseThrow();
    Subject subject = new Subject(file, stack, List.of());
    return Linter.with(List.of(Rules.named("PG701").orElseThrow()))
        .lint(List.of(subject), LocalDate.of(2026, 11, 20))
        .findings();
  }
}

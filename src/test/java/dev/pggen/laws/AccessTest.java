package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.lint.Linter;
import dev.pggen.lint.Profile;
import dev.pggen.lint.Subject;
import dev.pggen.plan.Planner;
import dev.pggen.read.Reading;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Network;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.stack.Workload;
import dev.pggen.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A published database and who comes from outside: planned, rendered, read back, judged. */
final class AccessTest {
  private static final Runtime COMPOSE = Runtime.all().get(0);
  private static final Target TARGET = COMPOSE.target();
  private static final String READER = "[{user: reports, address: 192.0.2.0/24}]";

  @Test
  void theDatabaseJoinsANetworkWithAWayIn() throws IOException {
    Stack stack = stack("publish: \"192.0.2.10:5433\", access: " + READER);
    Workload db = stack.workload("db").orElseThrow();
    assertEquals("192.0.2.10", db.network().ports().value().get(0).hostAddress());
    assertEquals(5433, db.network().ports().value().get(0).host().orElseThrow());
    List<Network> joined =
        stack.networks().stream()
            .filter(n -> db.network().networks().value().contains(n.name()))
            .toList();
    assertTrue(
        joined.stream().anyMatch(n -> !n.internal()), "a port needs a network with a way in");
    assertTrue(joined.stream().anyMatch(Network::internal), "the application's way stays internal");
  }

  @Test
  void aBareNumberMeansThisHostAlone() throws IOException {
    Stack stack = stack("publish: 5433, access: " + READER);
    assertTrue(
        stack.workload("db").orElseThrow().network().ports().value().get(0).isLoopback(),
        "a database is never open to all by leaving out");
  }

  @Test
  void eachUserCountsInTheBudget() throws IOException {
    assertEquals(appLimit("") - 5, appLimit(", publish: 5433, access: " + READER));
  }

  private static int appLimit(String more) throws IOException {
    return stack("connections: 60" + more).servers().get(0).roles().value().stream()
        .filter(r -> r.name().equals("shop"))
        .findFirst()
        .orElseThrow()
        .connectionLimit();
  }

  @Test
  void whatIsRenderedReadsBackAndIsClean() throws IOException {
    Stack stack =
        stack(
            "publish: \"192.0.2.10:5433\", access: [{user: reports, address: 192.0.2.0/24},"
                + " {user: till, address: 192.0.2.7/32, grant: write}]");
    List<OutputFile> files = TARGET.render(stack);
    Reading reading = COMPOSE.read(files);
    Set<FactKind> losses = TARGET.profile().losses().keySet();
    assertEquals(
        List.of(),
        StackFacts.of(stack)
            .only(kind -> !losses.contains(kind))
            .differences(StackFacts.of(reading.stack())));
    assertEquals(List.of(), rules(reading));
    String hba = text(files, "postgres/pg_hba.conf");
    assertTrue(hba.contains("hostssl shop reports 192.0.2.0/24 scram-sha-256"), hba);
    assertTrue(hba.indexOf("till") < hba.indexOf("reject"), "before the last line");
    String check = text(files, "check.sh");
    assertTrue(check.contains("AND p.name <> 'till'"), "only writers may write");
    assertTrue(check.contains("server/access_reports.scram"), "its verifier must be there");
  }

  private static String text(List<OutputFile> files, String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow().text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "publish: 5433|",
        "publish: '192.0.2.10:5433', access: [{user: reports, address: 192.0.2.0/24}]|",
        "publish: '192.0.2.10:5433'|PG501",
        "publish: '192.0.2.10:5433', access: [{user: reports, address: 0.0.0.0/0}]|PG505",
        "publish: '0.0.0.0:5433', access: [{user: reports, address: 192.0.2.0/24}]|PG501"
      })
  void theLinterKnowsWhatWasDeclared(String postgres, String rule) throws IOException {
    Reading reading = COMPOSE.read(TARGET.render(stack(postgres)));
    assertEquals(rule == null ? List.of() : List.of(rule), rules(reading));
  }

  private static List<String> rules(Reading reading) {
    Subject subject = new Subject(reading.document(), reading.stack(), List.of());
    return Linter.with(Profile.DEFAULT)
        .lint(List.of(subject), LocalDate.of(2026, 11, 20))
        .findings()
        .stream()
        .map(f -> f.rule().id())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "access: [{user: reports, address: 192.0.2.0/24}]|PG040",
        "tls: off, publish: 5433, access: [{user: reports, address: 192.0.2.0/24}]|PG040",
        "publish: 5433, access: [{user: a, address: 192.0.2.0/24}, {user: a, address: 10.0.0.0/8, grant: write}]|PG040",
        "publish: 5433, access: [{user: reports, address: 192.0.2.1/24}]|PG013",
        "publish: 5433, access: [{user: reports, address: 192.0.2.1}]|PG013",
        "publish: 5433, access: [{user: reports, address: 192.0.2.0/33}]|PG013",
        "publish: 5433, access: [{user: reports, address: all}]|PG013",
        "publish: 5433, access: [{user: Reports, address: 192.0.2.0/24}]|PG022",
        "publish: 5433, access: [{user: all, address: 192.0.2.0/24}]|PG022",
        "publish: 5433, access: [{user: replication, address: 192.0.2.0/24}]|PG022",
        "publish: 5433, access: [{user: pg_x, address: 192.0.2.0/24}]|PG022",
        "user: all|PG022",
        "database: replication|PG022",
        "publish: 5433, access: [{user: shop, address: 192.0.2.0/24}]|PG073",
        "publish: 5433, access: [{user: shop_backup, address: 192.0.2.0/24}]|PG073",
        "publish: 8080|PG041",
        "publish: 'example.org:5432'|PG026"
      })
  void whatCannotWorkIsSaid(String postgres, String rule) throws IOException {
    assertEquals(List.of(rule), errors(postgres).stream().map(f -> f.rule().id()).toList());
  }

  @Test
  void nobodyComesFromLoopback() throws IOException {
    Result<Stack> planned = plan("publish: 5433, access: [{user: reports, address: 127.0.0.1/32}]");
    assertFalse(planned.hasErrors());
    assertEquals(
        List.of(Severity.WARNING), planned.findings().stream().map(Finding::severity).toList());
  }

  @Test
  void thatTheHostComesAsAGatewayIsSaidOnce() throws IOException {
    Result<Stack> planned =
        plan(
            "publish: 5433, access: [{user: a, address: 10.0.0.0/8}, {user: b, address: 10.0.0.0/8}]");
    assertEquals(
        List.of("PG076 info"),
        planned.findings().stream().map(f -> f.rule().id() + " " + f.severity().label()).toList());
  }

  private static Stack stack(String postgres) throws IOException {
    Result<Stack> planned = plan(postgres);
    return planned.value().orElseThrow(() -> new AssertionError(planned.findings()));
  }

  private static Result<Stack> plan(String postgres) throws IOException {
    Result<Spec> spec = spec(postgres);
    return Planner.plan(
        spec.value().orElseThrow(() -> new AssertionError(spec.findings())), TARGET.profile());
  }

  private static List<Finding> errors(String postgres) throws IOException {
    Result<Spec> spec = spec(postgres);
    List<Finding> all = new ArrayList<>(spec.findings());
    spec.value().ifPresent(s -> all.addAll(Planner.plan(s, TARGET.profile()).findings()));
    return all.stream().filter(f -> f.severity() == Severity.ERROR).toList();
  }

  private static Result<Spec> spec(String postgres) throws IOException {
    String text =
        "pggen: 1\nname: shop\ncontainers:\n"
            + "  web: {image: \"docker.io/example/shop:2.4.1\", user: \"1000:1000\", port: 8080,"
            + " env: {DATABASE_URL_FILE: \"${db.url.file}\"}}\n"
            + "postgres: {version: 17, memory: 512MiB, "
            + postgres
            + "}\nbackup: {destination: /mnt/backup/shop}\n";
    Path path = Path.of("pggen.yaml").toAbsolutePath();
    return SpecLoader.load(
        SourceFile.of("pggen.yaml", text), "compose", RepositoryFiles.beside(path, "pggen.yaml"));
  }
}

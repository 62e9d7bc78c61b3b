package dev.pggen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.ImageBuild;
import dev.pggen.stack.LostKind;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An image that is built: of what, under which name, and when it is refused. */
final class LocalImageTest {
  private static Result<Stack> plan(String postgres, TargetProfile profile) {
    String text =
        """
        pggen: 1
        name: my-shop
        containers:
          web: {image: "example.org/a:1.2", user: "1:1", env: {DB: "${db.password.file}"}}
        postgres: {version: "17.5", %s}
        backup: {destination: /mnt/backup/x}
        """
            .formatted(postgres);
    Result<Spec> spec =
        SpecLoader.load(
            SourceFile.of("pggen.yaml", text), "compose", dev.pggen.spec.MemoryFiles.none());
    return Planner.plan(
        spec.value().orElseThrow(() -> new AssertionError(spec.findings())), profile);
  }

  private static Stack stack(String postgres) {
    Result<Stack> result = plan(postgres, Specs.PROFILE);
    return result.value().orElseThrow(() -> new AssertionError(result.findings()));
  }

  private static Finding refused(String postgres) {
    List<Finding> findings = plan(postgres, Specs.PROFILE).findings();
    assertEquals(1, findings.size(), findings::toString);
    return findings.get(0);
  }

  private static Workload db(Stack stack) {
    return stack.workload("db").orElseThrow();
  }

  private static String image(String postgres) {
    return db(stack(postgres)).image().value().toString();
  }

  @Test
  void packagesOfExtensionsAndLibrariesAreAddedToTheOfficialImage() {
    Stack stack = stack("build: true, extensions: [vector, pg_trgm, postgis], preload: [pg_cron]");
    ImageBuild build = db(stack).traits().built().orElseThrow();
    assertEquals(
        List.of("postgresql-17-cron", "postgresql-17-pgvector", "postgresql-17-postgis-3"),
        build.packages());
    assertTrue(
        build.base().value().toString().matches("docker.io/library/postgres:17\\.5-[a-z]+"),
        build.base().value()::toString);
  }

  @Test
  void oneContainerBuildsAndItsHelpersRunTheSameImage() {
    Stack stack = stack("build: true, extensions: [vector]");
    for (String helper : List.of("backup", "drill")) {
      Workload w = stack.workload(helper).orElseThrow();
      assertEquals(db(stack).image().value(), w.image().value());
      assertEquals(Optional.empty(), w.traits().built());
    }
  }

  @Test
  void theNameIsExactAndChangesWithTheRecipe() {
    String one = image("build: true, extensions: [vector]");
    assertTrue(one.matches("localhost/my-shop-postgres:17\\.5-[a-z]+-[0-9a-f]{12}"), one);
    assertEquals(one, image("build: true, memory: 2GiB, extensions: [vector, pg_trgm]"));
    assertNotEquals(one, image("build: true, extensions: [vector, postgis]"));
  }

  @Test
  void withoutTheKeyNothingIsBuilt() {
    assertEquals(Optional.empty(), db(stack("extensions: [pg_trgm]")).traits().built());
    assertEquals(
        Optional.empty(), db(stack("build: false, extensions: [pg_trgm]")).traits().built());
  }

  @Test
  void anExtensionWithoutAPackageIsRefusedWithThoseThatAreKnown() {
    Finding finding = refused("build: true, extensions: [vector, timescaledb]");
    assertEquals("PG078", finding.rule().id());
    assertTrue(finding.message().contains("`timescaledb`"), finding.message());
    assertEquals(5, finding.span().line());
    assertTrue(finding.help().contains("hypopg, "), finding.help());
    assertTrue(finding.help().contains("vector"), finding.help());
    assertEquals("did you mean `postgis`?", refused("build: true, extensions: [posgis]").help());
    assertEquals("PG078", refused("build: true, preload: [citus]").rule().id());
  }

  @Test
  void withoutABuildTheFindingNamesThePackageThatWouldHelp() {
    Finding finding = refused("extensions: [vector]");
    assertEquals("PG069", finding.rule().id());
    assertTrue(finding.help().contains("`postgres.build: true`"), finding.help());
    assertTrue(finding.help().contains("`postgresql-17-pgvector`"), finding.help());
    assertEquals("PG069", refused("preload: [pg_cron]").rule().id());
  }

  @Test
  void nothingToAddIsRefused() {
    Finding finding = refused("build: true, extensions: [pg_trgm]");
    assertEquals("PG079", finding.rule().id());
  }

  @Test
  void aRuntimeThatCannotBuildSaysSo() {
    TargetProfile p = Specs.PROFILE;
    TargetProfile other =
        new TargetProfile(
            "other",
            p.databaseHost(),
            true,
            "samenet",
            "*",
            p.defaultUser(),
            "/run/secrets",
            Duration.ofHours(1),
            true,
            Map.of(FactKind.BUILD, LostKind.refused("it pulls images only")));
    List<Finding> findings = plan("build: true, extensions: [vector]", other).findings();
    assertEquals("PG079", findings.get(0).rule().id());
    assertTrue(findings.get(0).message().contains("it pulls images only"));
  }

  @Test
  void whomTheServerRunsAsFollowsTheImage() {
    String image = "image: \"registry.example.org/pg:17.5-x\"";
    assertEquals("999:999", user(image));
    assertEquals("70:70", user(image + ", family: alpine"));
    assertEquals("999:999", user(image + ", family: debian"));
    assertEquals("568:568", user(image + ", family: alpine, run_as: \"568:568\""));
    assertEquals("70:70", user("image: \"docker.io/library/postgres:17.5-alpine\""));
    assertEquals("1001:0", user("image: \"docker.io/bitnami/postgresql:17.5.0\""));
  }

  private static String user(String postgres) {
    return db(stack(postgres)).user().value().toString();
  }
}

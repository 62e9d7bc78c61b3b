package dev.pggen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Result;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.MemoryBudget;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlannerTest {
  private static Stack minimal() {
    Result<Stack> result = Planner.plan(Specs.minimal(), Specs.PROFILE);
    assertFalse(result.hasErrors(), () -> result.findings().toString());
    return result.value().orElseThrow();
  }

  @Test
  void minimalSpecBecomesFourContainers() {
    assertEquals(
        List.of("web", "db", "backup", "drill"),
        minimal().workloads().stream().map(Workload::name).toList());
  }

  @Test
  void databaseKeepsItsFilesByMajor() {
    Server server = minimal().servers().get(0);
    assertEquals("/var/lib/postgresql/data/17/docker", server.dataDirectory().value());
    assertEquals("/var/lib/postgresql/data", server.volumePath().value());
    assertEquals("17.11", server.version().value());
  }

  @Test
  void applicationSeesOnlyTheSecretsThatItAsksFor() {
    Workload web = minimal().workload("web").orElseThrow();
    List<String> secrets =
        web.mounts().stream()
            .filter(m -> m.source() instanceof Mount.OfSecret)
            .map(Mount::target)
            .toList();
    assertEquals(List.of("/run/secrets/db_ca", "/run/secrets/db_url"), secrets);
    assertEquals(
        List.of("DATABASE_URL_FILE", "RUN_MIGRATIONS", "PGSSLMODE", "PGSSLROOTCERT"),
        web.env().stream().map(v -> v.name()).toList());
    Lifecycle.Dependency wait = web.lifecycle().dependsOn().value().get(0);
    assertEquals("db", wait.workload());
    assertEquals(Lifecycle.Condition.HEALTHY, wait.condition());
  }

  @Test
  void urlHoldsThePasswordEncodedAndChecksTheCertificate() {
    Secret url =
        minimal().secrets().stream()
            .filter(s -> s.name().equals("db_url"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "postgres://miniflux:***@db:5432/miniflux?sslmode=verify-full&sslrootcert=/run/secrets/db_ca",
        ((Secret.Derived) url.content()).text().shown());
  }

  @Test
  void nobodyIsTrustedAndTheRestIsRejected() {
    List<HbaRule> hba = minimal().servers().get(0).hba().value();
    assertTrue(hba.stream().noneMatch(r -> r.method().equals("trust")));
    assertEquals("reject", hba.get(hba.size() - 1).method());
    assertEquals("hostssl", hba.get(2).type());
    assertEquals(List.of("miniflux"), hba.get(2).users());
  }

  @Test
  void memorySumFits() {
    Stack stack = minimal();
    MemoryBudget budget = MemoryBudget.of(stack, stack.servers().get(0)).orElseThrow();
    assertTrue(budget.fits(), budget::shown);
  }
}

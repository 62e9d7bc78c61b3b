package dev.pggen.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.ArtifactFixture;
import dev.pggen.laws.Samples;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code wait.sh} on a real server, configured for a runtime that shares one namespace. */
final class WaitScriptTest {
  private static final TargetProfile PROFILE = Targets.byId("nomad").orElseThrow().profile();

  @Test
  void itEndsWellOnceTheRoleSignsInAndTheFirstStartWasFinished() throws IOException {
    Stack stack = Samples.stack("minimal", PROFILE);
    try (RenderedServer server = RenderedServer.of(stack, ArtifactFixture.COMMANDS)) {
      PgOutcome closed = waits(server, "db_password", 1);
      assertEquals(11, closed.code(), closed.err());
      server.start().orFail();
      PgOutcome empty = waits(server, "db_password", 1);
      assertEquals(11, empty.code(), "before the init scripts: " + empty.err());
      server.init().orFail();
      assertEquals(0, waits(server, "db_password", 30).code());
      PgOutcome wrong = waits(server, "backup_password", 2);
      assertEquals(11, wrong.code(), wrong.err());
      Path mark = server.cluster().data().resolve("pggen.initialized");
      Files.delete(mark);
      PgOutcome unfinished = waits(server, "db_password", 30);
      assertEquals(11, unfinished.code(), unfinished.err());
      assertTrue(unfinished.err().contains("was not finished"), unfinished.err());
    }
  }

  private static PgOutcome waits(RenderedServer server, String secret, int seconds) {
    PgCluster cluster = server.cluster();
    cluster.write("password", RenderedServer.password(secret));
    List<String> command = new ArrayList<>(List.of("env", "PGHOST=127.0.0.1"));
    command.add("PGUSER=miniflux");
    command.add("PGDATABASE=miniflux");
    command.add("PGSSLMODE=verify-full");
    command.add("PGSSLROOTCERT=" + cluster.directory() + "/server/ca.crt");
    command.add("PGGEN_PASSWORD_FILE=" + cluster.directory() + "/password");
    command.add("PGGEN_MARK=" + cluster.data() + "/pggen.initialized");
    command.add("PGGEN_WAIT=" + seconds);
    command.add("bash");
    command.add(cluster.directory() + "/scripts/wait.sh");
    return server.run(command);
  }
}

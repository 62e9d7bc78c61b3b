package dev.pggen.read.nomad;

import dev.pggen.read.compose.Storage;
import dev.pggen.stack.DataPlace;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Server;
import dev.pggen.stack.Workload;
import java.util.Set;

/** A server of an image of one's own that has no volume at all: wherever its data lie, they go. */
final class Unmounted {
  private static final String USUAL = "/var/lib/postgresql/data";

  private static final Set<String> MAY_TELL = Set.of("PGDATA", EnvVar.ALL);

  private Unmounted() {}

  static Server known(Server server, Placed placed, Storage storage) {
    Workload workload = placed.workload();
    boolean nothing =
        storage.complete() && storage.memory().isEmpty() && workload.mounts().isEmpty();
    // a variable that nobody knows may name another place, inside a directory that Nomad mounts
    boolean told =
        !TemplateEnv.isWhole(placed.task())
            || workload.env().stream().anyMatch(v -> MAY_TELL.contains(v.name()));
    if (!nothing || told || server.dataPlace().isKnown() || server.dataDirectory().isKnown()) {
      return server;
    }
    DataPlace place = new DataPlace(DataPlace.Kind.CONTAINER, USUAL, workload.origin());
    return new Server(
        server.workload(),
        server.major(),
        server.version(),
        server.volumePath(),
        Fact.decided(USUAL, "the usual place; the image may have another"),
        Fact.of(place, workload.origin()),
        server.initdbArguments(),
        server.settings(),
        server.hba(),
        server.roles(),
        server.database(),
        server.extensions(),
        server.preload(),
        server.tls(),
        server.initScripts());
  }
}

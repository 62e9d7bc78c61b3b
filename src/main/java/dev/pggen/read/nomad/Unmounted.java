package dev.pggen.read.nomad;

import dev.pggen.read.compose.Storage;
import dev.pggen.stack.DataPlace;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Server;
import dev.pggen.stack.Workload;

/** A server of an image of one's own that has no volume at all: wherever its data lie, they go. */
final class Unmounted {
  private static final String USUAL = "/var/lib/postgresql/data";

  private Unmounted() {}

  static Server known(Server server, Placed placed, Storage storage) {
    Workload workload = placed.workload();
    boolean nothing =
        storage.complete() && storage.memory().isEmpty() && workload.mounts().isEmpty();
    boolean told = workload.env().stream().anyMatch(v -> v.name().equals("PGDATA"));
    if (!nothing || told || server.dataPlace().isKnown() || server.dataDirectory().isKnown()) {
      return TaskDirectories.known(server, placed);
    }
    // a variable that nobody knows may name another place, which then is on no volume either
    boolean whole =
        TemplateEnv.isWhole(placed.task())
            && workload.env().stream().noneMatch(v -> v.name().equals(EnvVar.ALL));
    Fact<String> directory =
        whole
            ? Fact.decided(USUAL, "the usual place; the image may have another")
            : server.dataDirectory();
    DataPlace place = new DataPlace(DataPlace.Kind.CONTAINER, USUAL, workload.origin());
    return server.at(directory, Fact.of(place, workload.origin()));
  }
}

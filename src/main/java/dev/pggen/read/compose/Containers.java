package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.source.Span;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Link;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What containers and the files that they see say of servers, links and backups, whatever manifest
 * they come from.
 *
 * @param workloads the containers, each with its role
 * @param servers those of them that are PostgreSQL servers
 * @param links who uses which
 * @param backups how they are backed up
 */
public record Containers(
    List<Workload> workloads, List<Server> servers, List<Link> links, List<Backup> backups) {
  public Containers {
    workloads = List.copyOf(workloads);
    servers = List.copyOf(servers);
    links = List.copyOf(links);
    backups = List.copyOf(backups);
  }

  /**
   * Containers that share one network namespace.
   *
   * @param read as the manifest has them; those that run to completion are told by their role
   * @param files what each sees
   * @param storage of each, beside its mounts
   * @param written the variables of each container, as they are written
   */
  public static Containers sharing(
      List<Workload> read,
      Function<Workload, FileSet> files,
      Function<Workload, Storage> storage,
      Map<String, Map<String, String>> written,
      Function<Span, Origin> origins) {
    List<Workload> workloads = Roles.assigned(read);
    List<Server> servers =
        workloads.stream()
            .filter(w -> w.role() == Workload.Role.DATABASE)
            .map(w -> new ServerReader(w, files.apply(w), storage.apply(w), origins).read())
            .toList();
    return new Containers(
        workloads,
        servers,
        new LinkReader(workloads, servers, written, Map.of(), true).links(),
        BackupReader.backups(workloads, servers));
  }

  /** Words of a command line that is written as one text; none if a quote is never closed. */
  public static List<String> words(String text) {
    return Words.split(text).orElse(List.of());
  }
}

package dev.pggen.stack;

import java.util.List;
import java.util.Optional;

/**
 * The neutral picture of what will run: a service and its own database on some runtime. Everything
 * is immutable; nothing here says which runtime.
 *
 * @param name of the service
 * @param origin the file it comes from
 * @param workloads its containers, spec order first, then the database and its helpers
 * @param servers its PostgreSQL servers; a planned stack has one
 * @param volumes storage that outlives containers
 * @param networks that containers join
 * @param secrets files whose values are made or brought later
 * @param appFiles files given to containers, without secrets
 * @param links applications and the databases they use
 * @param backups how servers are backed up
 * @param directory of the host in which its volumes, secrets and files lie, where the runtime has
 *     no place of its own for them
 * @param space in which its name is its own; empty if that is not known
 * @param committed variables that it takes from files of the repository, which keeps their values
 */
public record Stack(
    String name,
    Origin origin,
    List<Workload> workloads,
    List<Server> servers,
    List<Volume> volumes,
    List<Network> networks,
    List<Secret> secrets,
    List<AppFile> appFiles,
    List<Link> links,
    List<Backup> backups,
    Optional<String> directory,
    Optional<String> space,
    List<EnvVar> committed) {

  public Stack {
    workloads = List.copyOf(workloads);
    servers = List.copyOf(servers);
    volumes = List.copyOf(volumes);
    networks = List.copyOf(networks);
    secrets = List.copyOf(secrets);
    appFiles = List.copyOf(appFiles);
    links = List.copyOf(links);
    backups = List.copyOf(backups);
    committed = List.copyOf(committed);
  }

  /** Where no file of variables lies beside it. */
  public Stack(
      String name,
      Origin origin,
      List<Workload> workloads,
      List<Server> servers,
      List<Volume> volumes,
      List<Network> networks,
      List<Secret> secrets,
      List<AppFile> appFiles,
      List<Link> links,
      List<Backup> backups,
      Optional<String> directory,
      Optional<String> space) {
    this(
        name, origin, workloads, servers, volumes, networks, secrets, appFiles, links, backups,
        directory, space, List.of());
  }

  /** Where there is one space of names. */
  public Stack(
      String name,
      Origin origin,
      List<Workload> workloads,
      List<Server> servers,
      List<Volume> volumes,
      List<Network> networks,
      List<Secret> secrets,
      List<AppFile> appFiles,
      List<Link> links,
      List<Backup> backups,
      Optional<String> directory) {
    this(
        name,
        origin,
        workloads,
        servers,
        volumes,
        networks,
        secrets,
        appFiles,
        links,
        backups,
        directory,
        Optional.of(""));
  }

  /** Where the runtime has a place for everything. */
  public Stack(
      String name,
      Origin origin,
      List<Workload> workloads,
      List<Server> servers,
      List<Volume> volumes,
      List<Network> networks,
      List<Secret> secrets,
      List<AppFile> appFiles,
      List<Link> links,
      List<Backup> backups) {
    this(
        name,
        origin,
        workloads,
        servers,
        volumes,
        networks,
        secrets,
        appFiles,
        links,
        backups,
        Optional.empty());
  }

  /** The same, with variables from files that the repository keeps. */
  public Stack with(List<EnvVar> more) {
    return new Stack(
        name, origin, workloads, servers, volumes, networks, secrets, appFiles, links, backups,
        directory, space, more);
  }

  /** Whether it was made from a spec: each plan has secrets, and what is read names only files. */
  public boolean isPlanned() {
    return !secrets.isEmpty();
  }

  /** The container with this name. */
  public Optional<Workload> workload(String wanted) {
    for (Workload workload : workloads) { // plain, for rules ask it for each link
      if (workload.name().equals(wanted)) {
        return Optional.of(workload);
      }
    }
    return Optional.empty();
  }
}

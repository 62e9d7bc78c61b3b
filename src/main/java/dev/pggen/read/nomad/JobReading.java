package dev.pggen.read.nomad;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclFile;
import dev.pggen.hcl.HclValues;
import dev.pggen.read.FileSet;
import dev.pggen.read.compose.Containers;
import dev.pggen.read.compose.Storage;
import dev.pggen.source.Span;
import dev.pggen.stack.Backup;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Link;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Port;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Stores;
import dev.pggen.stack.Text;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import dev.pggen.stack.Workload.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** One job on its way to a stack, and the job of its drills if that stands beside it. */
final class JobReading {

  private final HclFile file;
  private final FileSet around;
  private final Function<Span, Origin> origins;
  private final Beside beside;
  private final List<Workload> workloads = new ArrayList<>();
  private final Map<String, TaskFiles> files = new LinkedHashMap<>();
  private final Map<String, Storage> storage = new HashMap<>();
  private final Map<String, Volume> volumes = new LinkedHashMap<>();
  private final List<Placed> placed = new ArrayList<>();

  JobReading(HclFile file, FileSet around, Function<Span, Origin> origins) {
    this.file = file;
    this.around = around;
    this.origins = origins;
    this.beside = new Beside(around);
  }

  Stack stack(HclBlock job) {
    add(file, job);
    String name = Group.label(job);
    DrillJob.of(name, around, file.format()).forEach(drill -> add(drill.file(), drill.job()));
    Containers found =
        Containers.sharing(
            workloads.stream().map(this::connected).toList(),
            w -> files.containsKey(w.name()) ? files.get(w.name()).files() : FileSet.none(),
            w -> storage.getOrDefault(w.name(), Storage.UNKNOWN),
            written(),
            this::origin);
    Map<String, Workload.Role> roles = new HashMap<>();
    found.workloads().forEach(w -> roles.put(w.name(), w.role()));
    List<Placed> all = placed.stream().map(p -> known(p, roles)).toList();
    List<Link> links = new ArrayList<>(found.links());
    List<Backup> backups = new ArrayList<>(found.backups());
    backups.addAll(HandBackups.of(all));
    links.addAll(new JobLinks(all).beside(found.links()));
    return new Stack(
        name,
        origins.apply(job.definition()),
        all.stream().map(Placed::workload).toList(),
        servers(all, found.servers()),
        List.copyOf(volumes.values()),
        DriverNetworks.all(all),
        List.of(),
        GivenFiles.of(files, roles, origins),
        links,
        backups,
        Optional.empty(),
        SharedNames.space(
            new Section(job.body(), job.definition(), new HclValues(file.body()), false, origins)));
  }

  /** A task with its role, and of a server all ports that lead to it, and whether it is asked. */
  private Placed known(Placed p, Map<String, Workload.Role> roles) {
    Workload.Role role = roles.getOrDefault(p.name(), p.workload().role());
    Workload w = p.workload();
    boolean server = role == Workload.Role.DATABASE;
    OptionalInt number = server ? OptionalInt.of(TaskPorts.SERVER) : Stores.port(w);
    Connection network = number.isPresent() ? reached(p, number.getAsInt()) : w.network();
    Connection known = server ? DriverNetworks.joined(Unanswered.dropped(network, p), p) : network;
    return p.with(copy(w, role, known, server ? Unasked.or(w.health(), p) : w.health()));
  }

  /** Its connection, with ports of the group that lead to it though it does not list them. */
  private Connection reached(Placed p, int number) {
    Connection network = p.workload().network();
    boolean onHost =
        HostServer.isOnHost(p.task())
            || p.config().text("network_mode").filter("host"::equals).isPresent();
    boolean other = !onHost && p.config().get("network_mode").isPresent();
    if (other || !onHost && !p.group().isShared() || !network.ports().isKnown()) {
      return network;
    }
    List<Port> ports = new ArrayList<>(network.ports().value());
    ports.addAll(TaskPorts.leading(p.group(), number, listed(p.group()), beside));
    Fact<List<Port>> all = Fact.of(List.copyOf(ports), network.ports().origin());
    return new Connection(network.mode(), network.networks(), all, network.expose());
  }

  private List<Server> servers(List<Placed> all, List<Server> read) {
    List<Server> servers = new ArrayList<>();
    for (Server server : read) {
      all.stream()
          .filter(p -> p.name().equals(server.workload()))
          .findFirst()
          .map(p -> Unmounted.known(server, p, storage.getOrDefault(p.name(), Storage.UNKNOWN)))
          .ifPresent(servers::add);
    }
    return servers;
  }

  private List<String> listed(Group group) {
    return placed.stream()
        .filter(p -> p.group() == group)
        .flatMap(p -> p.config().texts("ports").stream())
        .toList();
  }

  /** A place in a file that a template writes is a place in the job. */
  private Origin origin(Span span) {
    Span inJob = span;
    for (TaskFiles each : files.values()) {
      inJob = each.inJob(inJob);
    }
    return origins.apply(inJob);
  }

  private void add(HclFile from, HclBlock job) {
    Section body =
        new Section(job.body(), job.definition(), new HclValues(from.body()), false, origins);
    for (HclBlock block : job.body().blocks("group")) {
      Group group = new Group(body.below(block), beside);
      for (HclBlock volume : group.volumes()) {
        String label = Group.label(volume);
        if (group.volume(label) instanceof Mount.OfVolume) {
          volumes.putIfAbsent(
              label,
              new Volume(
                  label,
                  Optional.empty(),
                  Fact.unknown("Nomad does not know how volumes are backed up"),
                  Fact.unknown("the host decides on what its volumes lie"),
                  Fact.unknown("whoever deletes the stack decides"),
                  origins.apply(volume.definition()),
                  SharedNames.outer(group.body().below(volume), label, volumes)));
        }
      }
      block.body().blocks("task").forEach(task -> add(job, block, group, task));
    }
  }

  private void add(HclBlock job, HclBlock block, Group group, HclBlock task) {
    String label = Group.label(task);
    Section section =
        group
            .body()
            .below(task)
            .knowing(
                Map.of(
                    "NOMAD_JOB_NAME", Group.label(job),
                    "NOMAD_GROUP_NAME", Group.label(block),
                    "NOMAD_TASK_NAME", label));
    TaskFiles written = new TaskFiles(section);
    boolean again = files.containsKey(label);
    String name = again ? Group.label(block) + "/" + label : label;
    files.put(name, written);
    storage.put(name, StorageReader.of(section, section.first("config").orElse(section)));
    Workload read = new TaskReader(name, label, section, group, written).read();
    Workload workload = HostServer.told(read, job, group, section);
    workloads.add(workload);
    placed.add(new Placed(group, section, label, workload));
  }

  private Map<String, Map<String, String>> written() {
    Map<String, Map<String, String>> all = new HashMap<>();
    for (Workload w : workloads) {
      Map<String, String> texts = new HashMap<>();
      for (EnvVar v : w.env()) {
        v.value().ifKnown().map(Text::shown).ifPresent(text -> texts.put(v.name(), text));
      }
      all.put(w.name(), texts);
    }
    return all;
  }

  /** As if the shared namespace were a network with a name: that is how links are found. */
  private Workload connected(Workload w) {
    boolean onHost = w.hardening().shared().network().isKnownAnd(yes -> yes);
    List<Port> ports =
        onHost
            ? List.of(
                new Port(
                    "db",
                    TaskPorts.SERVER,
                    "tcp",
                    "127.0.0.1",
                    OptionalInt.of(TaskPorts.SERVER),
                    w.origin()))
            : w.network().ports().ifKnown().orElse(List.of());
    return with(
        w,
        new Connection(
            Fact.of(onHost ? Connection.Mode.HOST : Connection.Mode.JOINED, w.origin()),
            Fact.of(List.of("group"), w.origin()),
            Fact.of(ports, w.origin()),
            w.network().expose()));
  }

  private static Workload with(Workload w, Connection network) {
    return copy(w, w.role(), network, w.health());
  }

  static Workload copy(
      Workload w, Workload.Role role, Connection network, Fact<Healthcheck> health) {
    return new Workload(
        w.name(),
        role,
        w.image(),
        w.traits(),
        w.user(),
        w.launch(),
        w.env(),
        w.mounts(),
        network,
        health,
        w.resources(),
        w.hardening(),
        w.lifecycle(),
        w.extras(),
        w.labels(),
        w.origin());
  }
}

package dev.pggen.read.nomad;

import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclTuple;
import dev.pggen.read.compose.Containers;
import dev.pggen.source.Size;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ImageTraits;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Port;
import dev.pggen.stack.Resources;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One task with the Docker driver. Its role is told later, when all are known. */
final class TaskReader {
  private static final Size DEFAULT_SHM = Size.mib(64);
  private static final int DEFAULT_MEMORY = 300;
  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);
  private static final Pattern USER = Pattern.compile("([0-9]{1,10}):([0-9]{1,10})");
  private static final String NO_FACT = "a job does not say it";

  private final String name;
  private final String label;
  private final Section task;
  private final Section config;
  private final Group group;
  private final TaskFiles files;

  TaskReader(String name, String label, Section task, Group group, TaskFiles files) {
    this.name = name;
    this.label = label;
    this.task = task;
    this.group = group;
    this.files = files;
    this.config =
        task.first("config")
            .orElseGet(
                () ->
                    new Section(
                        new HclBody(List.of(), task.body().span()),
                        task.place(),
                        task.values(),
                        true,
                        task.origins()));
  }

  Workload read() {
    Section seen = TaskDirectories.seen(task);
    List<Mount> mounts = new MountReader(seen, config, group, files).read();
    return new Workload(
        name,
        role(),
        config.fact(
            "image", v -> config.text(v).map(ImageRef::parse), Fact.unknown("no image is named")),
        new ImageTraits(Fact.unknown(NO_FACT), Fact.unknown(NO_FACT)),
        task.fact("user", this::user, Fact.unknown("the image says as whom it runs")),
        new Workload.Launch(
            config.fact("entrypoint", this::words, Fact.decided(List.of(), "the image's own")),
            command()),
        TaskEnv.of(seen),
        mounts,
        connection(),
        health(),
        resources(),
        HardeningReader.of(config),
        new Lifecycle(
            Fact.unknown("Nomad starts again what ends"),
            task.fact("kill_signal", task::text, Fact.decided("", "the image's own")),
            task.fact(
                "kill_timeout", task::duration, Fact.decided(DEFAULT_GRACE, "Nomad's default")),
            Fact.unknown("the order of tasks is no dependency")),
        extras(),
        labels(),
        task.origin());
  }

  /** What runs to completion before the main tasks. */
  private Workload.Role role() {
    Optional<Section> lifecycle = task.first("lifecycle");
    boolean before = lifecycle.flatMap(l -> l.text("hook")).filter("prestart"::equals).isPresent();
    boolean stays = lifecycle.flatMap(l -> l.get("sidecar").flatMap(l::truth)).orElse(false);
    return before && !stays ? Workload.Role.INIT : Workload.Role.APP;
  }

  private Optional<User> user(HclExpression value) {
    String text = task.text(value).orElse("");
    if (text.equals("root") || text.equals("0")) {
      return Optional.of(new User(0, 0));
    }
    Matcher m = USER.matcher(text);
    return m.matches()
        ? Optional.of(new User(Long.parseLong(m.group(1)), Long.parseLong(m.group(2))))
        : Optional.empty();
  }

  private Optional<List<String>> words(HclExpression value) {
    return config.values().of(value) instanceof HclTuple
        ? config.texts(value)
        : config.text(value).map(Containers::words);
  }

  private Fact<List<String>> command() {
    Fact<List<String>> args =
        config.fact("args", config::texts, Fact.decided(List.of(), "the image's own"));
    if (config.get("command").isEmpty()) {
      return args;
    }
    return config.fact(
        "command",
        v ->
            config
                .text(v)
                .flatMap(
                    first ->
                        args.ifKnown()
                            .map(
                                rest -> {
                                  List<String> all = new ArrayList<>(List.of(first));
                                  all.addAll(rest);
                                  return List.copyOf(all);
                                })),
        args);
  }

  private Workload.Connection connection() {
    String shared = "the group has one network namespace";
    boolean onHost = config.text("network_mode").filter("host"::equals).isPresent();
    Fact<List<Port>> ports = new TaskPorts(group, task, config, group.beside()).read();
    return new Workload.Connection(
        Fact.unknown(shared),
        Fact.unknown(shared),
        onHost ? onHost(ports) : ports,
        Fact.unknown("in one namespace every port is open to all"));
  }

  /** A label beside it says at most where its server listens. */
  private static Fact<List<Port>> onHost(Fact<List<Port>> ports) {
    return ports.isKnownAnd(all -> all.stream().anyMatch(p -> p.container() == TaskPorts.SERVER))
        ? ports
        : Fact.decided(List.of(), "what listens on the client's network needs no mapping");
  }

  private Fact<Healthcheck> health() {
    return group.health(label, task);
  }

  /** Docker gets no swap from Nomad: the limit of both together is that of memory. */
  private Resources resources() {
    Section resources = task.first("resources").orElse(task);
    String hard = resources.get("memory_max").isPresent() ? "memory_max" : "memory";
    Fact<Size> memory =
        resources.fact(
            hard,
            v -> resources.number(v).map(Size::mib),
            Fact.decided(Size.mib(DEFAULT_MEMORY), "Nomad's default"));
    return new Resources(
        memory,
        memory,
        Fact.unknown("`cpu` is a share, no number of processors"),
        config.fact("pids_limit", config::number, Fact.unlimited()),
        config.fact(
            "shm_size",
            v -> config.large(v).map(Size::new),
            Fact.decided(DEFAULT_SHM, "Docker's default")));
  }

  private Workload.Extras extras() {
    List<String> devices = new ArrayList<>();
    for (Section device : maps("devices")) {
      StringBuilder text = new StringBuilder(device.text("host_path").orElse(""));
      device.text("container_path").ifPresent(p -> text.append(':').append(p));
      device.text("cgroup_permissions").ifPresent(p -> text.append(':').append(p));
      devices.add(text.toString());
    }
    Optional<Section> resources = task.first("resources");
    int gpus =
        resources
            .flatMap(r -> r.first("device"))
            .map(d -> d.get("count").flatMap(d::number).orElse(1))
            .orElse(0);
    List<Long> groups =
        config.texts("group_add").stream()
            .filter(t -> t.matches("[0-9]{1,10}"))
            .map(Long::valueOf)
            .toList();
    int count = group.body().get("count").flatMap(group.body()::number).orElse(1);
    return new Workload.Extras(count, devices, gpus, groups, logging());
  }

  private List<Section> maps(String name) {
    List<Section> all = new ArrayList<>(config.all(name));
    if (config.get(name).orElse(null) instanceof HclTuple list) {
      list.items().forEach(item -> ObjectBody.of(item).ifPresent(b -> all.add(config.with(b))));
    }
    return all;
  }

  private Map<String, String> logging() {
    Map<String, String> options = new TreeMap<>();
    task.first("logs")
        .ifPresent(
            logs -> {
              logs.text("max_files").ifPresent(n -> options.put("max-file", n));
              logs.text("max_file_size").ifPresent(n -> options.put("max-size", n + "m"));
            });
    return options;
  }

  private TreeMap<String, String> labels() {
    TreeMap<String, String> labels = group.tags(label, task);
    config
        .pairs("labels")
        .forEach((key, value) -> config.text(value).ifPresent(text -> labels.put(key, text)));
    return labels;
  }
}

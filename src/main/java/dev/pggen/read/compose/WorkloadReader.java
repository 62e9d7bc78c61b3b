package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.read.compose.model.ProjectReader;
import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageBuild;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ImageTraits;
import dev.pggen.stack.Resources;
import dev.pggen.stack.Text;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One service. Its role is told later, when all are known. */
final class WorkloadReader {
  /** What Docker gives to {@code /dev/shm} unless told otherwise. */
  private static final Size DEFAULT_SHM = Size.mib(64);

  /** Labels that only pggen itself reads; no runtime obeys them. */
  private static final String OWN_LABELS = "dev.pggen.";

  private static final Pattern USER = Pattern.compile("([0-9]{1,10}):([0-9]{1,10})");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");

  private final YamlMap.Entry entry;
  private final Section service;
  private final MountReader mounts;
  private final NetworkReader networks;
  private final FileSet around;

  WorkloadReader(
      YamlMap.Entry entry,
      Section service,
      MountReader mounts,
      NetworkReader networks,
      FileSet around) {
    this.entry = entry;
    this.service = service;
    this.mounts = mounts;
    this.networks = networks;
    this.around = around;
  }

  Workload read() {
    ImageTraits traits = traits();
    Fact<User> built =
        traits.built().map(ImageBuild::user).orElse(Fact.unknown("the image says as whom it runs"));
    return new Workload(
        entry.name(),
        Workload.Role.APP,
        image(),
        traits,
        service.fact("user", WorkloadReader::user, built),
        new Workload.Launch(launch("entrypoint"), launch("command")),
        environment(),
        mounts.of(service),
        networks.of(service),
        HealthReader.of(service),
        resources(),
        HardeningReader.of(service),
        LifecycleReader.of(service),
        extras(),
        labels(),
        service.origin(entry.key()));
  }

  private Fact<ImageRef> image() {
    return service.fact(
        "image",
        node -> Section.text(node).map(ImageRef::parse),
        Fact.unknown("the image is built, not named"));
  }

  private ImageTraits traits() {
    return new ImageTraits(
        BuildReader.of(service, around),
        Fact.unknown("no Compose file says what images read"),
        service
            .get("image")
            .filter(node -> Section.text(node).isEmpty())
            .flatMap(YamlNode::asScalar)
            .flatMap(scalar -> References.of(scalar.text())));
  }

  private static Optional<User> user(YamlNode node) {
    String text = Section.text(node).orElse("");
    if (text.equals("root") || text.equals("0")) {
      return Optional.of(new User(0, 0));
    }
    var m = USER.matcher(text);
    return m.matches()
        ? Optional.of(new User(Long.parseLong(m.group(1)), Long.parseLong(m.group(2))))
        : Optional.empty();
  }

  /** A list, or words as a shell splits them. Missing, it is the image's own: an empty list. */
  private Fact<List<String>> launch(String key) {
    return service.fact(
        key,
        node ->
            node instanceof YamlList
                ? Section.texts(node)
                : Section.text(node).flatMap(Words::split),
        Fact.decided(List.of(), "the image's own"));
  }

  private List<EnvVar> environment() {
    List<EnvVar> variables = new ArrayList<>();
    Asked asked = new Asked(around);
    Map<String, YamlNode> pairs = service.get("environment").map(Section::pairs).orElse(Map.of());
    pairs.forEach(
        (name, node) -> {
          Optional<String> text = node.isNull() ? Optional.empty() : Section.text(node);
          Fact<Text> value =
              text.<Fact<Text>>map(t -> Fact.of(Text.of(t), service.origin(node)))
                  .orElseGet(() -> service.unknown(name, node));
          variables.add(
              new EnvVar(name, value, text.isPresent() ? Optional.empty() : asked.by(name, node)));
        });
    Optional<ImageRef> image = image().ifKnown().or(() -> traits().besideTag());
    variables.addAll(EnvFileVariables.beside(pairs.keySet(), service, image, around));
    return variables;
  }

  private Resources resources() {
    Optional<Section> limits =
        service.below("deploy").flatMap(d -> d.below("resources")).flatMap(r -> r.below("limits"));
    Fact<Size> memory = limit("mem_limit", limits, "memory", WorkloadReader::size);
    return new Resources(
        memory,
        service.fact("memswap_limit", WorkloadReader::size, memory.map(m -> m.times(2))),
        limit(
            "cpus",
            limits,
            "cpus",
            node -> Section.text(node).filter(t -> DECIMAL.matcher(t).matches()).map(Cpus::new)),
        limit("pids_limit", limits, "pids", Section::number),
        service.fact(
            "shm_size", WorkloadReader::size, Fact.decided(DEFAULT_SHM, "Docker's default")));
  }

  private <T> Fact<T> limit(
      String key,
      Optional<Section> limits,
      String limitKey,
      java.util.function.Function<YamlNode, Optional<T>> reading) {
    Fact<T> none = Fact.unlimited();
    if (service.get(key).isEmpty() && limits.isPresent()) {
      return limits.get().fact(limitKey, reading, none);
    }
    return service.fact(key, reading, none);
  }

  private static Optional<Size> size(YamlNode node) {
    return Section.text(node).flatMap(Quantities::size);
  }

  private Workload.Extras extras() {
    Optional<Section> deploy = service.below("deploy");
    int replicas =
        deploy
            .flatMap(d -> d.get("replicas"))
            .or(() -> service.get("scale"))
            .flatMap(Section::number)
            .orElse(1);
    return new Workload.Extras(replicas, texts("devices"), gpus(deploy), groups(), logging());
  }

  /** Devices that a reservation asks for, as far as it wants graphics processors. */
  private static int gpus(Optional<Section> deploy) {
    List<YamlNode> devices =
        deploy
            .flatMap(d -> d.below("resources"))
            .flatMap(r -> r.below("reservations"))
            .flatMap(r -> r.get("devices"))
            .flatMap(YamlNode::asList)
            .map(YamlList::items)
            .orElse(List.of());
    for (YamlNode device : devices) {
      Optional<YamlMap> map = device.asMap();
      boolean gpu =
          map.flatMap(m -> m.get("capabilities"))
              .flatMap(Section::texts)
              .map(c -> c.contains("gpu"))
              .orElse(false);
      if (gpu) {
        return map.flatMap(m -> m.get("count")).flatMap(Section::number).orElse(-1);
      }
    }
    return 0;
  }

  private List<Long> groups() {
    return texts("group_add").stream()
        .filter(t -> t.matches("[0-9]{1,10}"))
        .map(Long::valueOf)
        .toList();
  }

  private Map<String, String> logging() {
    Map<String, String> options = new TreeMap<>();
    service
        .below("logging")
        .flatMap(l -> l.get("options"))
        .map(Section::pairs)
        .orElse(Map.of())
        .forEach((key, node) -> Section.text(node).ifPresent(text -> options.put(key, text)));
    return options;
  }

  private TreeMap<String, String> labels() {
    TreeMap<String, String> labels = new TreeMap<>();
    if (service.gap().filter(ProjectReader.UNREAD::equals).isPresent()) {
      labels.put(EnvVar.ALL, ""); // the value may have been one of them
    }
    // In a swarm tools read those of the service.
    Stream.of(service.below("deploy").flatMap(d -> d.get("labels")), service.get("labels"))
        .flatMap(Optional::stream)
        .flatMap(all -> Section.pairs(all).entrySet().stream())
        .filter(label -> !label.getKey().startsWith(OWN_LABELS))
        .forEach(
            label ->
                Section.text(label.getValue()).ifPresent(text -> labels.put(label.getKey(), text)));
    return labels;
  }

  private List<String> texts(String key) {
    return service.get(key).flatMap(Section::texts).orElse(List.of());
  }
}

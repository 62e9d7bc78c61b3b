package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.spec.ContainerSpec.HealthSpec;
import dev.pggen.spec.ContainerSpec.Limits;
import dev.pggen.spec.ContainerSpec.MountSpec;
import dev.pggen.spec.ContainerSpec.PortSpec;
import dev.pggen.spec.ContainerSpec.Privileges;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entry of {@code containers:}, already expanded. */
final class ContainerBinder {
  private final Block block;
  private final At<String> name;
  private final Binding in;

  private ContainerBinder(Block block, At<String> name, Binding in) {
    this.block = block;
    this.name = name;
    this.in = in;
  }

  /** Nothing without an image; that is a finding then. */
  static Optional<ContainerSpec> read(Block.Named named, Binding in) {
    return new ContainerBinder(named.block(), named.name(), in).read();
  }

  private Optional<ContainerSpec> read() {
    Names.container(name.value(), name.span(), in.findings());
    Optional<At<String>> image = block.word("image");
    image.ifPresent(i -> Images.check(i, in.findings()));
    if (!block.has("image") && !in.findings().isTold("image")) {
      in.findings()
          .add(
              ShapeRules.MISSING_KEY
                  .at(name.span(), Shown.of(name.value()) + " has no `image`")
                  .help("add `image:`, or `extends:` with the name of a container that has one"));
    }
    PortBinder portBinder = new PortBinder(block, in);
    List<PortSpec> ports = portBinder.ports();
    List<At<Integer>> expose = portBinder.expose();
    boolean hasPort = block.has("port") || block.has("ports") || block.has("expose");
    Optional<HealthSpec> health = HealthBinder.read(block, hasPort, in);
    List<At<String>> networks = block.words("networks");
    networks.forEach(n -> Names.network(n, in.findings()));
    ContainerSpec spec =
        new ContainerSpec(
            name,
            image.orElse(new At<>("", name.span())),
            block.word("user").filter(u -> Users.isValid(u, in.findings())),
            ports,
            expose,
            texts("env"),
            block.texts("command"),
            block.texts("entrypoint"),
            health,
            FileBinder.read(block, in),
            mounts(),
            block.words("depends_on"),
            texts("labels"),
            networks,
            block
                .word("network")
                .filter(n -> n.value().equals("host"))
                .map(n -> n.map(host -> true)),
            limits(),
            privileges());
    return image.map(i -> spec);
  }

  private Map<String, TextSpec> texts(String key) {
    Map<String, TextSpec> texts = new LinkedHashMap<>();
    for (YamlMap.Entry entry : block.entries(key)) {
      if (key.equals("env")) {
        Names.variable(entry.name(), entry.key().span(), in.findings());
      } else {
        label(entry.key());
      }
      if (entry.value() instanceof YamlScalar scalar && !scalar.isNull()) {
        texts.put(entry.name(), in.interpolation().text(scalar));
      }
    }
    return texts;
  }

  private void label(YamlScalar key) {
    String text = key.text();
    boolean ok = !text.isEmpty() && text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '=');
    if (!ok) {
      in.findings()
          .add(
              ValueRules.NAME
                  .at(key.span(), Shown.of(text) + " cannot be the name of a label")
                  .help("printable characters without blanks and `=`"));
    }
  }

  private List<MountSpec> mounts() {
    List<MountSpec> mounts = new ArrayList<>();
    for (At<String> text : block.words("volumes")) {
      mount(text).ifPresent(mounts::add);
    }
    return mounts;
  }

  private Optional<MountSpec> mount(At<String> text) {
    String[] parts = text.value().split(":", -1);
    boolean shaped = parts.length == 2 || (parts.length == 3 && isOption(parts[2]));
    if (!shaped || parts[0].isEmpty() || parts[1].isEmpty()) {
      in.findings()
          .add(
              ShapeRules.BAD_VALUE
                  .at(text.span(), Shown.of(text.value()) + " mounts nothing")
                  .help("write `name:/path` or `name:/path:ro`"));
      return Optional.empty();
    }
    if (parts[0].startsWith("/") || parts[0].startsWith(".") || parts[0].startsWith("~")) {
      in.findings()
          .add(
              ShapeRules.BAD_VALUE
                  .at(text.span(), "a volume is mounted by its name, not " + Shown.of(parts[0]))
                  .help("name it here, and give it `host_path: /…` under `volumes:` at the top"));
      return Optional.empty();
    }
    Names.volume(parts[0], text.span(), in.findings());
    boolean readOnly = parts.length == 3 && parts[2].equals("ro");
    if (!Paths.isMountable(text.map(t -> parts[1]), in.findings())) {
      return Optional.empty();
    }
    return Optional.of(new MountSpec(parts[0], parts[1], readOnly, text.span()));
  }

  private static boolean isOption(String text) {
    return text.equals("ro") || text.equals("rw");
  }

  private Limits limits() {
    block
        .word("stop_signal")
        .filter(s -> !Users.isSignal(s.value()))
        .ifPresent(
            s ->
                in.findings()
                    .add(
                        ShapeRules.BAD_VALUE
                            .at(s.span(), Shown.of(s.value()) + " is not a signal")
                            .help("write its name, like `SIGTERM` or `SIGRTMIN+3`")));
    return new Limits(
        block.size("memory").filter(m -> Images.isEnough(m, in.findings())),
        block.cpus("cpus"),
        block.size("shm_size"),
        block.integer("replicas"),
        block.integer("connections"),
        block.word("stop_signal"),
        block.duration("stop_grace_period"));
  }

  private Privileges privileges() {
    List<At<String>> tmpfs =
        block.words("tmpfs").stream().filter(p -> Paths.isMountable(p, in.findings())).toList();
    List<At<String>> devices =
        block.words("devices").stream().filter(p -> Paths.isAbsolute(p, in.findings())).toList();
    List<At<Long>> groups = new ArrayList<>();
    for (YamlScalar scalar : block.scalars("group_add")) {
      At<String> word = in.word(scalar);
      if (in.interpolation().kind(scalar) == YamlScalar.Kind.INTEGER
          && word.value().length() < 18) {
        groups.add(word.map(Long::valueOf));
      }
    }
    return new Privileges(
        block.words("cap_add"),
        block.flag("no_new_privileges"),
        tmpfs,
        block.flag("read_only"),
        devices,
        block.word("gpus"),
        groups);
  }
}

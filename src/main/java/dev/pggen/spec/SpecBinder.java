package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the effective tree to the records. */
final class SpecBinder {
  private final Block spec;
  private final Binding in;

  SpecBinder(YamlMap tree, Binding in) {
    this.spec = new Block(tree, tree.span().file().start(), in);
    this.in = in;
  }

  /** Nothing if something without a default is missing; that is a finding then. */
  Optional<Spec> read(
      SourceFile file,
      Optional<YamlNode> dataset,
      Optional<YamlMap> patch,
      Optional<YamlMap> settings) {
    Optional<At<String>> name = spec.word("name");
    name.ifPresent(n -> Names.service(n, in.findings()));
    spec.entries("vars")
        .forEach(v -> Names.word("variable", v.name(), v.key().span(), in.findings()));
    Map<String, SecretSpec> secrets = secrets();
    Map<String, ContainerSpec> containers = containers("containers");
    Map<String, ContainerSpec> initContainers = containers("init_containers");
    Map<String, VolumeSpec> volumes = volumes();
    Optional<PostgresSpec> postgres = PostgresBinder.read(spec, in);
    Optional<BackupSpec> backup = BackupBinder.read(spec, in);
    List<IgnoreSpec> ignores = ignores();
    return name.flatMap(
        n ->
            postgres.map(
                p ->
                    new Spec(
                        file,
                        n,
                        secrets,
                        containers,
                        initContainers,
                        volumes,
                        p,
                        backup,
                        ignores,
                        dataset(dataset),
                        patch,
                        settings,
                        in.inputs())));
  }

  private Optional<At<String>> dataset(Optional<YamlNode> written) {
    return written
        .flatMap(YamlNode::asScalar)
        .map(in::word)
        .filter(d -> Paths.isDataset(d, in.findings()));
  }

  private Map<String, SecretSpec> secrets() {
    Map<String, SecretSpec> secrets = new LinkedHashMap<>();
    for (Block.Named named : spec.blocks("secrets")) {
      String name = named.name().value();
      Names.word("secret", name, named.name().span(), in.findings());
      Block block = named.block();
      String generate = block.word("generate").map(At::value).orElse("alnum");
      Optional<At<String>> prefix = block.word("prefix");
      if (generate.equals("none") && (block.has("length") || block.has("prefix"))) {
        String key = block.has("length") ? "length" : "prefix";
        in.findings()
            .add(
                MeaningRules.CONTRADICTION
                    .at(block.keySpan(key), "`" + key + "` of a secret that is not generated")
                    .help("take it out, or let pggen generate the secret"));
      }
      prefix
          .filter(p -> !p.value().chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\''))
          .ifPresent(
              p ->
                  in.findings()
                      .add(
                          ShapeRules.BAD_VALUE
                              .at(p.span(), "a prefix cannot be " + Shown.of(p.value()))
                              .help("printable ASCII without blanks and quotes")));
      int length = block.integer("length").map(At::value).orElse(32);
      secrets.put(
          name, new SecretSpec(generate, length, prefix.map(At::value).orElse(""), block.span()));
    }
    return secrets;
  }

  private Map<String, ContainerSpec> containers(String section) {
    Map<String, ContainerSpec> containers = new LinkedHashMap<>();
    for (Block.Named named : spec.blocks(section)) {
      ContainerBinder.read(named, in).ifPresent(c -> containers.put(named.name().value(), c));
    }
    return containers;
  }

  private Map<String, VolumeSpec> volumes() {
    Map<String, VolumeSpec> volumes = new LinkedHashMap<>();
    for (Block.Named named : spec.blocks("volumes")) {
      Names.volume(named.name().value(), named.name().span(), in.findings());
      Block block = named.block();
      Optional<At<String>> hostPath =
          block.word("host_path").filter(p -> Paths.isAbsolute(p, in.findings()));
      volumes.put(
          named.name().value(),
          new VolumeSpec(block.size("size"), hostPath, block.word("backup"), block.span()));
    }
    return volumes;
  }

  private List<IgnoreSpec> ignores() {
    List<IgnoreSpec> ignores = new ArrayList<>();
    List<YamlNode> items = spec.block("lint").map(l -> l.items("ignore")).orElse(List.of());
    for (YamlNode item : items) {
      if (item instanceof YamlMap map) {
        Block block = new Block(map, map.span(), in);
        Optional<At<String>> until = block.word("until");
        until.filter(u -> !isDate(u.value())).ifPresent(this::badDate);
        Optional<At<String>> reason = block.word("reason");
        block
            .word("rule")
            .flatMap(rule -> reason.map(r -> new IgnoreSpec(rule, r, until, map.span())))
            .ifPresent(ignores::add);
      }
    }
    return ignores;
  }

  private void badDate(At<String> until) {
    in.findings()
        .add(
            ShapeRules.BAD_VALUE
                .at(until.span(), Shown.of(until.value()) + " is not a day")
                .help("write `YYYY-MM-DD`"));
  }

  private static boolean isDate(String text) {
    try {
      return text.length() == 10 && LocalDate.parse(text).getYear() > 2000;
    } catch (DateTimeException e) {
      return false;
    }
  }
}

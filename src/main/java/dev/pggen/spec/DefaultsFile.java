package dev.pggen.spec;

import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlReader;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What several specs share: a file like a spec without what belongs to one service, plus {@code
 * container:}, the base of every container.
 *
 * @param file where it stands
 * @param spec what lies below the spec
 * @param container what lies below each container
 */
record DefaultsFile(SourceFile file, YamlMap spec, Optional<YamlMap> container) {
  private static final Set<String> FORBIDDEN =
      Set.of("name", "requires", "defaults", "containers", "init_containers", "secrets");

  /** The one that belongs to the spec, if there is any. */
  static Optional<DefaultsFile> of(
      YamlMap spec, SourceFile file, SpecFiles files, Findings findings) {
    Optional<YamlScalar> pin = spec.get("defaults").flatMap(YamlNode::asScalar);
    if (pin.flatMap(YamlScalar::asBoolean).isPresent()) {
      if (pin.get().text().equals("true")) {
        findings.add(
            ShapeRules.BAD_VALUE
                .at(pin.get().span(), "`defaults: true` names no file")
                .help("leave it out for the nearest one, or write a path or `false`"));
      }
      return Optional.empty();
    }
    if (pin.isPresent() && pin.get().isString()) {
      return read(files.read(file, pin.get().text()), pin.get().text(), pin.get().span(), findings);
    }
    return files
        .nearestDefaults()
        .flatMap(answer -> read(answer, "pggen.defaults.yaml", file.start(), findings));
  }

  private static Optional<DefaultsFile> read(
      SpecFiles.Answer answer, String name, Span span, Findings findings) {
    if (answer instanceof SpecFiles.Refused refused) {
      findings.add(refusal(refused, name, span));
      return Optional.empty();
    }
    SourceFile file = ((SpecFiles.Found) answer).file();
    Result<YamlDocument> document = YamlReader.read(file, YamlDialect.SPEC);
    findings.addAll(document.findings());
    if (document.value().isEmpty() || document.value().get().root().isNull()) {
      return Optional.empty();
    }
    YamlNode root = document.value().get().root();
    if (!(root instanceof YamlMap map)) {
      findings.add(
          ShapeRules.WRONG_TYPE
              .at(root.span(), "a defaults file must be a map, not " + root.described())
              .help("write keys and values, like `vars: {domain: example.org}`"));
      return Optional.empty();
    }
    forbid(map, findings);
    Optional<YamlMap> container = map.get("container").flatMap(YamlNode::asMap);
    if (container.isEmpty() && map.get("container").isPresent()) {
      YamlNode value = map.get("container").get();
      findings.add(
          ShapeRules.WRONG_TYPE
              .at(value.span(), "`container` must be a map, not " + value.described())
              .help("write what every container shall have, like `container: {memory: 256MiB}`"));
    }
    return Optional.of(new DefaultsFile(file, Layers.without(map, Set.of("container")), container));
  }

  /** Why a file that a spec names cannot be had. */
  static dev.pggen.source.Finding refusal(SpecFiles.Refused refused, String name, Span span) {
    return (refused.escape() ? FileRules.ESCAPE : FileRules.UNREADABLE)
        .at(span, Shown.of(name) + " " + refused.why())
        .help(refused.help());
  }

  private static void forbid(YamlMap map, Findings findings) {
    FORBIDDEN.forEach(key -> forbid(map, List.of(key), findings));
    forbid(map, List.of("postgres", "database"), findings);
    forbid(map, List.of("lint", "ignore"), findings);
    forbid(map, List.of("container", "extends"), findings);
    for (YamlMap.Entry target : maps(map, "targets")) {
      target
          .value()
          .asMap()
          .ifPresent(
              t -> {
                forbid(t, List.of("patch"), findings);
                t.get("spec")
                    .flatMap(YamlNode::asMap)
                    .ifPresent(s -> FORBIDDEN.forEach(key -> forbid(s, List.of(key), findings)));
              });
    }
  }

  private static List<YamlMap.Entry> maps(YamlMap map, String key) {
    return map.get(key).flatMap(YamlNode::asMap).map(YamlMap::entries).orElse(List.of());
  }

  private static void forbid(YamlMap map, List<String> path, Findings findings) {
    Optional<YamlMap> at = Optional.of(map);
    for (String key : path.subList(0, path.size() - 1)) {
      at = at.flatMap(m -> m.get(key)).flatMap(YamlNode::asMap);
    }
    String last = path.get(path.size() - 1);
    at.flatMap(m -> m.entry(last))
        .ifPresent(
            entry ->
                findings.add(
                    ShapeRules.FORBIDDEN_KEY
                        .at(
                            entry.key().span(),
                            "`" + String.join(".", path) + "` cannot stand in a defaults file")
                        .help("write it in the spec of the service that it belongs to")));
  }
}

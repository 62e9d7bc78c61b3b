package dev.pggen.read.compose;

import dev.pggen.stack.Lifecycle.Condition;
import dev.pggen.stack.Lifecycle.Dependency;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Services that must have started because another uses what is theirs, without a word of it. */
final class ImpliedDependencies {
  private static final String SERVICE = "service:";

  private ImpliedDependencies() {}

  /** Those that are written, and those that follow from other keys. */
  static List<Dependency> with(List<Dependency> written, Section service) {
    List<Dependency> all = new ArrayList<>(written);
    for (String key : new String[] {"network_mode", "ipc", "pid", "uts", "cgroup"}) {
      service
          .get(key)
          .ifPresent(
              node ->
                  Section.text(node)
                      .filter(text -> text.startsWith(SERVICE))
                      .ifPresent(
                          text -> add(text.substring(SERVICE.length()), node, service, all)));
    }
    for (YamlNode link : items(service, "links")) {
      Section.text(link).ifPresent(text -> add(first(text), link, service, all));
    }
    for (YamlNode from : items(service, "volumes_from")) {
      Section.text(from)
          .filter(text -> !text.startsWith("container:"))
          .ifPresent(text -> add(first(text), from, service, all));
    }
    return all;
  }

  private static String first(String text) {
    return text.split(":", 2)[0];
  }

  private static void add(String name, YamlNode place, Section service, List<Dependency> all) {
    if (all.stream().noneMatch(d -> d.workload().equals(name))) {
      all.add(new Dependency(name, Condition.STARTED, service.origin(place)));
    }
  }

  private static List<YamlNode> items(Section service, String key) {
    Optional<YamlNode> node = service.get(key);
    return node.flatMap(YamlNode::asList).map(YamlList::items).orElse(List.of());
  }
}

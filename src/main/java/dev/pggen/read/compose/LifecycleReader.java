package dev.pggen.read.compose;

import dev.pggen.stack.Fact;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Lifecycle.Condition;
import dev.pggen.stack.Lifecycle.Dependency;
import dev.pggen.stack.Lifecycle.Restart;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a container starts and ends. */
final class LifecycleReader {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private LifecycleReader() {}

  static Lifecycle of(Section service) {
    return new Lifecycle(
        service.fact(
            "restart", LifecycleReader::restart, Fact.decided(Restart.NO, "Docker's default")),
        service.fact("stop_signal", Section::text, Fact.decided("", "the image's own")),
        service.fact(
            "stop_grace_period",
            node -> Section.text(node).flatMap(Quantities::duration),
            Fact.decided(GRACE, "Docker's default")),
        service
            .fact(
                "depends_on",
                node -> dependencies(node, service),
                Fact.decided(List.<Dependency>of(), "it waits for nothing"))
            .map(written -> ImpliedDependencies.with(written, service)));
  }

  private static Optional<Restart> restart(YamlNode node) {
    String policy = Section.text(node).orElse("");
    if (policy.startsWith("on-failure")) {
      return Optional.of(Restart.ON_FAILURE);
    }
    return switch (policy) {
      case "no", "false" -> Optional.of(Restart.NO);
      case "unless-stopped" -> Optional.of(Restart.UNLESS_STOPPED);
      case "always" -> Optional.of(Restart.ALWAYS);
      default -> Optional.empty();
    };
  }

  private static Optional<List<Dependency>> dependencies(YamlNode node, Section service) {
    List<Dependency> all = new ArrayList<>();
    if (!(node instanceof YamlMap map)) {
      for (YamlNode item : node.asList().map(YamlList::items).orElse(List.of(node))) {
        Optional<String> name = Section.text(item);
        if (name.isEmpty()) {
          return Optional.empty();
        }
        all.add(new Dependency(name.get(), Condition.STARTED, service.origin(item)));
      }
      return Optional.of(List.copyOf(all));
    }
    for (YamlMap.Entry entry : map.entries()) {
      Optional<Condition> condition =
          entry
              .value()
              .asMap()
              .map(m -> m.get("condition").flatMap(Section::text).orElse("service_started"))
              .flatMap(LifecycleReader::condition);
      if (condition.isEmpty()) {
        return Optional.empty();
      }
      all.add(new Dependency(entry.name(), condition.get(), service.origin(entry.key())));
    }
    return Optional.of(List.copyOf(all));
  }

  private static Optional<Condition> condition(String text) {
    return switch (text) {
      case "service_started" -> Optional.of(Condition.STARTED);
      case "service_healthy" -> Optional.of(Condition.HEALTHY);
      case "service_completed_successfully" -> Optional.of(Condition.COMPLETED);
      default -> Optional.empty();
    };
  }
}

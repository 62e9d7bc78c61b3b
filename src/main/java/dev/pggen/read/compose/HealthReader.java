package dev.pggen.read.compose;

import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How Docker probes a container. */
final class HealthReader {
  private static final Duration DEFAULT = Duration.ofSeconds(30);
  private static final int RETRIES = 3;

  private HealthReader() {}

  static Fact<Healthcheck> of(Section service) {
    boolean image =
        service
            .below("healthcheck")
            .filter(h -> h.get("test").isEmpty())
            .filter(h -> !h.get("disable").flatMap(Section::truth).orElse(false))
            .isPresent();
    return image ? Fact.unknown("the image may bring a probe") : written(service);
  }

  private static Fact<Healthcheck> written(Section service) {
    return service.fact(
        "healthcheck",
        node -> node.asMap().flatMap(HealthReader::read),
        Fact.unknown("the image may bring a probe"));
  }

  /** Empty if it cannot be known: then the image's own probe may be meant. */
  private static Optional<Healthcheck> read(YamlMap map) {
    if (map.get("disable").flatMap(Section::truth).orElse(false)) {
      return Optional.of(new Healthcheck(List.of(), DEFAULT, DEFAULT, RETRIES, Duration.ZERO));
    }
    Optional<List<String>> command = map.get("test").flatMap(HealthReader::command);
    Optional<Duration> interval = duration(map, "interval", DEFAULT);
    Optional<Duration> timeout = duration(map, "timeout", DEFAULT);
    Optional<Duration> start = duration(map, "start_period", Duration.ZERO);
    Optional<Integer> retries =
        map.get("retries").map(Section::number).orElse(Optional.of(RETRIES));
    if (command.isEmpty()
        || interval.isEmpty()
        || timeout.isEmpty()
        || start.isEmpty()
        || retries.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Healthcheck(command.get(), interval.get(), timeout.get(), retries.get(), start.get()));
  }

  private static Optional<List<String>> command(YamlNode test) {
    Optional<List<String>> words = Section.texts(test);
    if (!(test instanceof YamlList)) {
      return words.map(w -> List.of("/bin/sh", "-c", w.get(0)));
    }
    if (words.isEmpty() || words.get().isEmpty()) {
      return Optional.empty();
    }
    List<String> rest = words.get().subList(1, words.get().size());
    return switch (words.get().get(0)) {
      case "NONE" -> Optional.of(List.of());
      case "CMD" -> Optional.of(List.copyOf(rest));
      case "CMD-SHELL" -> Optional.of(List.of("/bin/sh", "-c", String.join(" ", rest)));
      default -> Optional.empty();
    };
  }

  private static Optional<Duration> duration(YamlMap map, String key, Duration otherwise) {
    return map.get(key)
        .map(node -> Section.text(node).flatMap(Quantities::duration))
        .orElse(Optional.of(otherwise));
  }
}

package dev.pggen.read.compose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Lifecycle.Dependency;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Port;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a service is, in the words of a comparison: by name of the fact, without a value unknown.
 */
final class ServiceFacts {
  private static final String NOTHING = "(from outside)";

  private ServiceFacts() {}

  /** As we read it. */
  static Map<String, Optional<String>> read(Workload w, Path home) {
    Map<String, Optional<String>> facts = new TreeMap<>();
    w.image()
        .ifKnown()
        .ifPresentOrElse(
            i -> facts.put("image", Optional.of(i.toString())),
            () -> facts.put("image", Optional.empty()));
    for (EnvVar variable : w.env()) {
      facts.put("env " + variable.name(), variable.value().ifKnown().map(Text::shown));
    }
    facts.put("ports", sorted(w.network().ports(), ServiceFacts::port));
    facts.put("depends_on", sorted(w.lifecycle().dependsOn(), ServiceFacts::dependency));
    for (Mount mount : w.mounts()) {
      source(mount.source(), home)
          .ifPresent(
              s -> facts.put("mount " + Path.of(mount.target()).normalize(), mounted(s, mount)));
    }
    return facts;
  }

  private static Optional<String> mounted(String source, Mount mount) {
    boolean unknown = source.contains("$") || mount.target().contains("$");
    return unknown ? Optional.empty() : Optional.of(source + (mount.readOnly() ? " ro" : ""));
  }

  private static <T> Optional<String> sorted(
      Fact<List<T>> all, java.util.function.Function<T, String> shown) {
    return all.ifKnown().map(list -> new TreeSet<>(list.stream().map(shown).toList()).toString());
  }

  private static String port(Port port) {
    return port.hostAddress()
        + " "
        + (port.host().isPresent() ? port.host().getAsInt() : "any")
        + " "
        + port.container()
        + " "
        + port.protocol();
  }

  private static String dependency(Dependency dependency) {
    return dependency.workload() + " " + dependency.condition().name().toLowerCase(Locale.ROOT);
  }

  /** None for what Compose does not list among the volumes. */
  private static Optional<String> source(Mount.Source source, Path home) {
    if (source instanceof Mount.OfVolume volume) {
      return Optional.of("volume " + volume.volume());
    }
    if (!(source instanceof Mount.OfHost) && !(source instanceof Mount.OfOutput)) {
      return Optional.empty();
    }
    String path =
        source instanceof Mount.OfHost host ? host.path() : ((Mount.OfOutput) source).path();
    String expanded =
        path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path;
    return Optional.of("bind " + home.resolve(expanded).normalize());
  }

  /** As Compose has it. */
  static Map<String, Optional<String>> of(JsonNode service) {
    Map<String, Optional<String>> facts = new TreeMap<>();
    String image = service.path("image").asText("");
    facts.put(
        "image",
        image.isEmpty() ? Optional.empty() : Optional.of(ImageRef.parse(image).toString()));
    service
        .path("environment")
        .fields()
        .forEachRemaining(
            e ->
                facts.put(
                    "env " + e.getKey(),
                    Optional.of(e.getValue().isNull() ? NOTHING : e.getValue().asText())));
    TreeSet<String> ports = new TreeSet<>();
    service.path("ports").forEach(p -> ports.add(port(p)));
    facts.put("ports", Optional.of(ports.toString()));
    TreeSet<String> needs = new TreeSet<>();
    service
        .path("depends_on")
        .fields()
        .forEachRemaining(e -> needs.add(e.getKey() + " " + condition(e.getValue())));
    facts.put("depends_on", Optional.of(needs.toString()));
    service.path("volumes").forEach(v -> volume(v, facts));
    return facts;
  }

  private static void volume(JsonNode volume, Map<String, Optional<String>> facts) {
    String type = volume.path("type").asText();
    if (type.equals("volume") || type.equals("bind")) {
      String place = volume.path("source").asText("");
      String source = type + " " + (type.equals("bind") ? Path.of(place).normalize() : place);
      String ro = volume.path("read_only").asBoolean() ? " ro" : "";
      facts.put(
          "mount " + Path.of(volume.path("target").asText()).normalize(), Optional.of(source + ro));
    }
  }

  private static String condition(JsonNode dependency) {
    return switch (dependency.path("condition").asText()) {
      case "service_healthy" -> "healthy";
      case "service_completed_successfully" -> "completed";
      default -> "started";
    };
  }

  private static String port(JsonNode port) {
    String published = port.path("published").asText("");
    String first = published.replaceFirst("-.*", "");
    return port.path("host_ip").asText("0.0.0.0")
        + " "
        + (first.isEmpty() ? "any" : first)
        + " "
        + port.path("target").asText()
        + " "
        + port.path("protocol").asText("tcp");
  }
}

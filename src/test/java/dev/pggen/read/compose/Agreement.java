package dev.pggen.read.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pggen.laws.DockerCompose;
import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Counts where our reading of a project is what Compose has. */
final class Agreement {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DockerCompose compose;
  private final List<String> disagreements = new ArrayList<>();
  private final List<String> unknowns = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private int services;
  private int same;
  private int facts;
  private int equal;

  Agreement(DockerCompose compose) {
    this.compose = compose;
  }

  /** Compares one project; its manifest is laid out in a directory with all that is beside it. */
  void compare(Path manifest, FileSet around, String... arguments) throws Exception {
    Path home = manifest.toAbsolutePath().getParent();
    List<String> call = new ArrayList<>(List.of(arguments));
    call.addAll(List.of("--profile", "*", "config", "--format", "json", "--no-env-resolution"));
    DockerCompose.Run run = compose.run(home, call.toArray(String[]::new));
    if (run.exit() != 0) {
      refused.add(manifest + ": " + run.output().strip().replaceFirst("(?s).*\n", ""));
      return;
    }
    SourceFile source =
        SourceFile.of(manifest.getFileName().toString(), Files.readString(manifest));
    Optional<Reading> reading = new ComposeReader().read(source, around).value();
    JsonNode all = JSON.readTree(run.output().replace("$$", "$")).path("services");
    List<String> names = new ArrayList<>();
    all.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      Optional<Workload> ours = reading.flatMap(r -> r.stack().workload(name));
      services++;
      int before = disagreements.size() + unknowns.size();
      if (ours.isEmpty()) {
        disagreements.add(manifest + " " + name + ": not seen");
      } else {
        Map<String, Optional<String>> our = ServiceFacts.read(ours.get(), home);
        // Configuration files are mounts to us and none to Compose.
        for (JsonNode config : all.get(name).path("configs")) {
          String target = config.path("target").asText(config.path("source").asText());
          our.remove("mount " + Path.of("/").resolve(target));
        }
        compare(manifest + " " + name, our, ServiceFacts.of(all.get(name)));
      }
      same += disagreements.size() + unknowns.size() == before ? 1 : 0;
    }
    reading.ifPresent(
        r ->
            r.stack().workloads().stream()
                .map(Workload::name)
                .filter(n -> !names.contains(n))
                .forEach(n -> disagreements.add(manifest + " " + n + ": only seen by us")));
  }

  private void compare(
      String where, Map<String, Optional<String>> ours, Map<String, Optional<String>> theirs) {
    TreeSet<String> keys = new TreeSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    boolean anywhere = keys.stream().anyMatch(key -> key.startsWith("mount $"));
    for (String key : keys) {
      facts++;
      boolean both = ours.containsKey(key) && theirs.containsKey(key);
      Optional<String> our = ours.getOrDefault(key, Optional.empty());
      Optional<String> their = theirs.getOrDefault(key, Optional.empty());
      String what =
          where + " " + key + ": we " + our.orElse("?") + ", Compose " + their.orElse("?");
      if (both
          && (our.equals(their) || our.isEmpty() && their.equals(Optional.of("(from outside)")))) {
        equal++;
      } else if (both && our.isEmpty()
          || anywhere && key.startsWith("mount ")
          || our.isEmpty() && their.isEmpty()) {
        unknowns.add(what);
      } else {
        disagreements.add(what);
      }
    }
  }

  List<String> disagreements() {
    return disagreements;
  }

  List<String> unknowns() {
    return unknowns;
  }

  List<String> refused() {
    return refused;
  }

  int services() {
    return services;
  }

  /** Services with no fact that is unknown to us or otherwise. */
  int same() {
    return same;
  }

  /** In one line. */
  String told() {
    return services
        + " services, "
        + same
        + " the same in all; "
        + facts
        + " facts, "
        + equal
        + " the same, "
        + unknowns.size()
        + " unknown to us, "
        + disagreements.size()
        + " otherwise; "
        + refused.size()
        + " projects refused by Compose";
  }
}

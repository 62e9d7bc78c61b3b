package dev.pggen.target.nomad;

import dev.pggen.artifact.OutputFile;
import dev.pggen.plan.Planner;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.MemoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Stack;
import dev.pggen.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Small specs on their way to Nomad. */
final class NomadSpecs {
  private NomadSpecs() {}

  /** A whole spec around a container's keys and what stands at the top. */
  static String text(String container, String top) {
    return """
        pggen: 1
        name: shop
        containers:
          web:
            image: registry.example.org/shop:1.0
            user: "1000:1000"
        %s
        postgres: {version: 17, memory: 512MiB}
        backup: {destination: /mnt/backup/shop}
        %s
        """
        .formatted(container.indent(4).stripTrailing(), top);
  }

  /** Findings of loading and planning, {@code id line message} each. */
  static List<String> findings(String text) {
    Result<Spec> spec = load(text);
    List<dev.pggen.source.Finding> all = new ArrayList<>(spec.findings());
    spec.value().ifPresent(s -> all.addAll(Planner.plan(s, NomadProfile.PROFILE).findings()));
    return all.stream()
        .map(f -> f.rule().id() + " " + f.span().line() + " " + f.message())
        .toList();
  }

  static Result<Spec> load(String text) {
    return SpecLoader.load(SourceFile.of("pggen.yaml", text), "nomad", MemoryFiles.none());
  }

  static Stack stack(String text) {
    Spec spec = load(text).value().orElseThrow(() -> new AssertionError(findings(text)));
    return Planner.plan(spec, NomadProfile.PROFILE)
        .value()
        .orElseThrow(() -> new AssertionError(findings(text)));
  }

  static Target target(String text) {
    Target target = new NomadTarget();
    return load(text).value().orElseThrow().settings().map(target::configured).orElse(target);
  }

  static List<OutputFile> files(String text) {
    return target(text).render(stack(text));
  }

  /** Texts of the files by their path. */
  static Map<String, String> rendered(String text) {
    return files(text).stream().collect(Collectors.toMap(OutputFile::path, OutputFile::text));
  }
}

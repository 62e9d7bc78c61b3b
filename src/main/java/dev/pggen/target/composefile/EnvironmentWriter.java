package dev.pggen.target.composefile;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import dev.pggen.target.composefile.Manifest.Section;
import dev.pggen.yaml.YamlDoc;
import java.util.List;

/** The variables of a container; those with secrets in them come from a file. */
final class EnvironmentWriter {
  private EnvironmentWriter() {}

  static void write(Workload workload, Layout layout, Section service) {
    List<EnvVar> literal =
        workload.env().stream()
            .filter(v -> v.value().isKnownAnd(text -> !text.isSecret()))
            .toList();
    if (!literal.isEmpty()) {
      Section environment = service.section("environment");
      literal.forEach(v -> variable(workload, layout, environment, v));
    }
    workload.env().stream()
        .map(EnvVar::value)
        .filter(value -> value.isKnownAnd(Text::isSecret))
        .findFirst()
        .ifPresent(
            secret ->
                service.put(
                    "env_file",
                    YamlDoc.of(List.of(layout.secrets() + workload.name() + ".env")),
                    secret.origin()));
  }

  private static void variable(Workload workload, Layout layout, Section environment, EnvVar v) {
    Layout.Value value = layout.variable(workload.name(), v.name(), v.value().value().shown());
    environment.put(v.name(), value.text(), v.value().origin());
    if (!value.lines().isEmpty()) {
      environment.note(v.name(), value.lines());
    }
  }
}

package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlDoc;
import java.util.ArrayList;
import java.util.List;

/** Values with which the catalog tries the app: answers that its own questions allow. */
final class TestValuesWriter {
  private TestValuesWriter() {}

  static YamlDoc write(Stack stack, CatalogOptions options) {
    YamlDoc.Map secrets = new YamlDoc.Map();
    new SecretAnswers(stack)
        .asked()
        .keySet()
        .forEach(name -> secrets.put(Keys.variable(name), "only-for-a-trial-of-the-app"));
    YamlDoc.Map network = new YamlDoc.Map();
    for (Keys.Published port : Keys.ports(stack)) {
      network.put(
          port.key(),
          new YamlDoc.Map().put("bind_mode", "published").put("port_number", port.number()));
    }
    List<String> places = new ArrayList<>();
    Keys.volumes(stack).forEach(v -> places.add(Keys.variable(v)));
    places.add(TemplateWriter.POSTGRES_DATA);
    if (!stack.backups().isEmpty()) {
      places.add(TemplateWriter.BACKUPS);
    }
    YamlDoc.Map storage = new YamlDoc.Map();
    YamlDoc.Map volumes = new YamlDoc.Map();
    for (String place : places) {
      YamlDoc.Map config =
          new YamlDoc.Map().put("dataset_name", place).put("create_host_path", true);
      storage.put(
          place, new YamlDoc.Map().put("type", "ix_volume").put("ix_volume_config", config));
      volumes.put(place, "/opt/tests/" + stack.name() + "/" + place);
    }
    YamlDoc.Map values = new YamlDoc.Map().put("TZ", "Etc/UTC").put(Keys.section(stack), secrets);
    values.putUnlessEmpty("network", network).put("storage", storage);
    if (!stack.backups().isEmpty()) {
      values.put("backup", new YamlDoc.Map().put("at", "02:15").put("keep_days", 7));
    }
    long memory = Keys.apps(stack).stream().mapToLong(QuestionsWriter::memory).max().orElse(0);
    memory = Math.max(Math.max(memory, QuestionsWriter.memory(Keys.database(stack))), 64);
    return values
        .put(
            "resources",
            new YamlDoc.Map().put("limits", new YamlDoc.Map().put("cpus", 2).put("memory", memory)))
        .put("ix_volumes", volumes);
  }
}

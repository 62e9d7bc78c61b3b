package dev.pggen.target.truenas.catalog;

import dev.pggen.yaml.YamlDoc;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts of questions. */
final class Ask {
  /** How a port may be reached. */
  static final Map<String, String> MODES =
      new TreeMap<>(
          Map.of(
              "published", "Publish the port on the host",
              "exposed", "Expose the port to other containers"));

  private static final Map<String, String> PLACES =
      new TreeMap<>(
          Map.of(
              "ix_volume", "ixVolume (Dataset created automatically by the system)",
              "host_path", "Host Path (Path that already exists on the system)"));

  private Ask() {}

  /** A question below another. */
  static YamlDoc of(String variable, String label, YamlDoc schema) {
    return new YamlDoc.Map().put("variable", variable).put("label", label).put("schema", schema);
  }

  /** Questions together. */
  static YamlDoc.Map map(YamlDoc.Seq attributes) {
    return new YamlDoc.Map().put("type", "dict").put("attrs", attributes);
  }

  /** Text. */
  static YamlDoc.Map text(String byDefault) {
    return new YamlDoc.Map().put("type", "string").put("default", byDefault);
  }

  /** A whole number. */
  static YamlDoc.Map number(long byDefault, long min, long max) {
    return new YamlDoc.Map()
        .put("type", "int")
        .put("default", byDefault)
        .put("min", min)
        .put("max", max)
        .put("required", true);
  }

  /** One of several words, each with what it means. */
  static YamlDoc.Map choice(String byDefault, Map<String, String> choices) {
    YamlDoc.Seq list = new YamlDoc.Seq();
    choices.forEach(
        (value, text) -> list.add(new YamlDoc.Map().put("value", value).put("description", text)));
    return text(byDefault).put("required", true).put("enum", list);
  }

  /** Addresses of the host. */
  static YamlDoc addresses() {
    YamlDoc.Map item =
        text("0.0.0.0").put("required", true).put("$ref", List.of("definitions/node_bind_ip"));
    return new YamlDoc.Map()
        .put("type", "list")
        .put("default", new YamlDoc.Seq())
        .put("show_if", when("bind_mode", "published"))
        .put("items", new YamlDoc.Seq().add(of("host_ip", "Host IP", item)));
  }

  /** Where something is kept. */
  static YamlDoc storage(String dataset, String byDefault) {
    YamlDoc.Map name =
        text(dataset).put("required", true).put("immutable", true).put("hidden", true);
    YamlDoc.Map volume =
        new YamlDoc.Map()
            .put("type", "dict")
            .put("show_if", when("type", "ix_volume"))
            .put("$ref", List.of("normalize/ix_volume"))
            .put(
                "attrs",
                new YamlDoc.Seq()
                    .add(of("acl_enable", "Enable ACL", flag(false).put("hidden", true)))
                    .add(of("dataset_name", "Dataset Name", name)));
    YamlDoc.Map path = new YamlDoc.Map().put("type", "hostpath").put("required", true);
    YamlDoc.Map host =
        new YamlDoc.Map()
            .put("type", "dict")
            .put("show_if", when("type", "host_path"))
            .put(
                "attrs",
                new YamlDoc.Seq()
                    .add(of("path", "Host Path", path))
                    .add(of("auto_permissions", "Automatic Permissions", flag(true))));
    return map(
        new YamlDoc.Seq()
            .add(of("type", "Type", choice(byDefault, PLACES).put("immutable", true)))
            .add(of("ix_volume_config", "ixVolume Configuration", volume))
            .add(of("host_path_config", "Host Path Configuration", host)));
  }

  private static YamlDoc.Map flag(boolean byDefault) {
    return new YamlDoc.Map().put("type", "boolean").put("default", byDefault);
  }

  private static YamlDoc when(String variable, String value) {
    return new YamlDoc.Seq().add(new YamlDoc.Seq().add(variable).add("=").add(value).flow());
  }
}

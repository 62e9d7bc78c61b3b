package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.yaml.YamlDoc;
import java.util.List;

/** {@code questions.yaml}: what users are asked when they install. */
final class QuestionsWriter {
  /** Characters that need no escape in a URL, so that a password fits wherever it is put. */
  static final String SAFE = "^[A-Za-z0-9_.~-]*$";

  private static final long MIB = 1024L * 1024;

  private final Stack stack;
  private final CatalogOptions options;
  private final YamlDoc.Seq groups = new YamlDoc.Seq();
  private final YamlDoc.Seq questions = new YamlDoc.Seq();

  private QuestionsWriter(Stack stack, CatalogOptions options) {
    this.stack = stack;
    this.options = options;
  }

  static YamlDoc write(Stack stack, CatalogOptions options) {
    QuestionsWriter writer = new QuestionsWriter(stack, options);
    writer.own();
    writer.network();
    writer.storage();
    writer.backup();
    writer.resources();
    return new YamlDoc.Map().put("groups", writer.groups).put("questions", writer.questions);
  }

  private String group(String name) {
    String title = options.title();
    String full = name.isEmpty() ? title + " Configuration" : name + " Configuration";
    String about = name.isEmpty() ? "Configure " + title : "Configure " + name + " for " + title;
    groups.add(new YamlDoc.Map().put("name", full).put("description", about));
    return full;
  }

  private void top(String variable, String label, String group, YamlDoc schema) {
    questions.add(
        new YamlDoc.Map()
            .put("variable", variable)
            .put("label", label)
            .put("group", group)
            .put("schema", schema));
  }

  private void own() {
    String group = group("");
    YamlDoc.Map zone =
        Ask.text("Etc/UTC").put("required", true).put("$ref", List.of("definitions/timezone"));
    top("TZ", "Timezone", group, zone);
    YamlDoc.Seq attributes = new YamlDoc.Seq();
    new SecretAnswers(stack)
        .asked()
        .forEach(
            (name, secret) ->
                attributes.add(Ask.of(Keys.variable(name), name, secret(secret.content()))));
    top(Keys.section(stack), "", group, Ask.map(attributes));
  }

  /** What users bring may have any length; what pggen would draw must not be shorter than safe. */
  private static YamlDoc secret(Secret.Content content) {
    YamlDoc.Map schema =
        new YamlDoc.Map().put("type", "string").put("required", true).put("private", true);
    boolean drawn = content instanceof Secret.Generated;
    schema.put("min_length", drawn ? 16 : 1);
    if (drawn) {
      schema
          .put("valid_chars", SAFE)
          .put("valid_chars_error", "Use letters, digits and . _ ~ - only");
    }
    return schema;
  }

  private void network() {
    List<Keys.Published> ports = Keys.ports(stack);
    if (ports.isEmpty()) {
      return;
    }
    YamlDoc.Seq attributes = new YamlDoc.Seq();
    for (Keys.Published port : ports) {
      String label = port.workload().name() + " " + port.port().name() + " port";
      YamlDoc.Seq parts =
          new YamlDoc.Seq()
              .add(Ask.of("bind_mode", "Port Bind Mode", Ask.choice("published", Ask.MODES)))
              .add(Ask.of("port_number", "Port Number", Ask.number(port.number(), 1, 65535)))
              .add(Ask.of("host_ips", "Host IPs", Ask.addresses()));
      attributes.add(Ask.of(port.key(), label, Ask.map(parts)));
    }
    top("network", "", group("Network"), Ask.map(attributes));
  }

  private void storage() {
    YamlDoc.Seq attributes = new YamlDoc.Seq();
    for (String volume : Keys.volumes(stack)) {
      String key = Keys.variable(volume);
      attributes.add(Ask.of(key, volume, Ask.storage(key, "ix_volume")));
    }
    attributes.add(
        Ask.of(
            TemplateWriter.POSTGRES_DATA,
            "PostgreSQL Data",
            Ask.storage(TemplateWriter.POSTGRES_DATA, "ix_volume")));
    if (!stack.backups().isEmpty()) {
      attributes.add(
          Ask.of(
              TemplateWriter.BACKUPS,
              "Backups (on another pool, if there is one)",
              Ask.storage(TemplateWriter.BACKUPS, "host_path")));
    }
    top("storage", "", group("Storage"), Ask.map(attributes));
  }

  private void backup() {
    if (stack.backups().isEmpty()) {
      return;
    }
    YamlDoc.Map at =
        Ask.text(BackupTimes.at(stack))
            .put("required", true)
            .put("valid_chars", "^([01][0-9]|2[0-3]):[0-5][0-9]$")
            .put("valid_chars_error", "Write a time of the day like 02:15");
    YamlDoc.Seq attributes =
        new YamlDoc.Seq()
            .add(Ask.of("at", "Time of the daily backup (UTC)", at))
            .add(
                Ask.of(
                    "keep_days",
                    "Days for which backups are kept",
                    Ask.number(BackupTimes.keepDays(stack), 1, 3650)));
    top("backup", "", group("Backup"), Ask.map(attributes));
  }

  /** One limit holds for each container, so the database's own is the least. */
  private void resources() {
    long least = memory(Keys.database(stack));
    long most = Keys.apps(stack).stream().mapToLong(QuestionsWriter::memory).max().orElse(least);
    YamlDoc.Seq limits =
        new YamlDoc.Seq()
            .add(Ask.of("cpus", "CPUs of each container", Ask.number(2, 1, 256)))
            .add(
                Ask.of(
                    "memory",
                    "Memory of each container (in MB)",
                    Ask.number(Math.max(least, most), Math.max(least, 64), 1_048_576)));
    YamlDoc.Seq attributes = new YamlDoc.Seq().add(Ask.of("limits", "Limits", Ask.map(limits)));
    top("resources", "", group("Resources"), Ask.map(attributes));
  }

  /** In MiB, rounded up; nothing where it is not limited. */
  static long memory(Workload workload) {
    return workload.resources().memory().ifKnown().map(s -> (s.bytes() + MIB - 1) / MIB).orElse(0L);
  }
}

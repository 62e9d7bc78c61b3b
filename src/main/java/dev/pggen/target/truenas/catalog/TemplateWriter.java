package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code templates/docker-compose.yaml}: calls of the catalog's library. */
final class TemplateWriter {
  /** The place of the database's files among the answers. */
  static final String POSTGRES_DATA = "postgres_data";

  /** The place of the backups. */
  static final String BACKUPS = "backups";

  /** The container that makes them. */
  static final String BACKUP = "backup";

  /** Names of ports that browsers can open. */
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private static final String PERMS = "values.consts.perms_container_name";
  private static final String DONE = "\"service_completed_successfully\"";

  private final Stack stack;
  private final CatalogOptions options;
  private final SecretAnswers answers;
  private final Lines out = new Lines();

  private TemplateWriter(Stack stack, CatalogOptions options) {
    this.stack = stack;
    this.options = options;
    this.answers = new SecretAnswers(stack);
  }

  static String write(Stack stack, CatalogOptions options) {
    TemplateWriter writer = new TemplateWriter(stack, options);
    writer.all();
    return writer.out.toString();
  }

  private void all() {
    out.set("tpl", "ix_lib.base.render.Render(values)")
        .set("net", "tpl.networks.create_internal(\"app\")")
        .set("perms", "tpl.deps.perms(" + PERMS + ")")
        .gap();
    database();
    List<ContainerWriter> containers =
        Keys.apps(stack).stream().map(w -> new ContainerWriter(stack, answers, w, out)).toList();
    for (ContainerWriter container : containers) {
      out.gap();
      container.write();
    }
    out.gap();
    containers.forEach(ContainerWriter::dependencies);
    ports();
    if (!stack.backups().isEmpty()) {
      out.gap();
      backup();
    }
    out.gap();
    permissions();
    out.gap().line("{{ tpl.render() | tojson }}");
  }

  private void database() {
    String data = "values.storage." + POSTGRES_DATA;
    boolean own = options.postgresUser() != 999;
    if (own) {
      // The library would give the directory to 999.
      String off = "{\"auto_permissions\": false}";
      out.set(
          "data",
          "tpl.funcs.deep_merge("
              + data
              + ", {\"ix_volume_config\": "
              + off
              + ", \"host_path_config\": "
              + off
              + "})");
    }
    out.set(
        "pg",
        "tpl.deps.postgres("
            + Jinja.string(Keys.server(stack).workload())
            + ", "
            + Jinja.string(Keys.postgresImage(stack))
            + ", {\"user\": values.consts.db_user, \"password\": "
            + answers.expression(SecretAnswers.DATABASE)
            + ", \"database\": values.consts.db_name, \"volume\": "
            + (own ? "data" : data)
            + ", \"additional_options\": values.consts.postgres_options}, perms)");
    out.call("pg.container.add_network", "net");
    if (own) {
      String id = Integer.toString(options.postgresUser());
      out.call("pg.container.set_user", id, id);
      out.call("pg._upgrade_container.set_user", id, id);
      out.call("perms.add_or_skip_action", "\"postgres_data\"", data, owner(id, id));
    }
  }

  private static String owner(String uid, String gid) {
    return "{\"uid\": " + uid + ", \"gid\": " + gid + ", \"mode\": \"check\"}";
  }

  private void ports() {
    List<Keys.Published> ports = Keys.ports(stack);
    for (Keys.Published port : ports) {
      out.call(
          ContainerWriter.variable(port.workload()) + ".add_port",
          "values.network." + port.key(),
          "{\"container_port\": "
              + port.port().container()
              + ", \"protocol\": "
              + Jinja.string(port.port().protocol())
              + "}");
    }
    ports.stream()
        .filter(p -> SCHEMES.contains(p.port().name()) && p.port().protocol().equals("tcp"))
        .findFirst()
        .ifPresent(
            p ->
                out.call(
                    "tpl.portals.add",
                    "values.network." + p.key(),
                    "{\"scheme\": " + Jinja.string(p.port().name()) + ", \"path\": \"/\"}"));
  }

  private void backup() {
    String server = Jinja.string(Keys.server(stack).workload());
    String id = Integer.toString(options.postgresUser());
    out.set("backup", "tpl.add_container(\"backup\", " + postgresImage() + ")")
        .call("backup.add_network", "net")
        .call("backup.set_user", id, id)
        .call("backup.set_init", "true")
        .call("backup.set_entrypoint", "[\"/bin/bash\", \"/opt/pggen/backup.sh\"]")
        .call("backup.set_command", "[\"loop\"]")
        .call("backup.environment.add_env", "\"PGHOST\"", server)
        .call("backup.environment.add_env", "\"PGUSER\"", "values.consts.db_user")
        .call("backup.environment.add_env", "\"PGDATABASE\"", "values.consts.db_name")
        .call("backup.environment.add_env", "\"BACKUP_AT\"", "values.backup.at")
        .call("backup.environment.add_env", "\"KEEP_DAYS\"", "values.backup.keep_days")
        .call(
            "backup.configs.add",
            "\"backup_sh\"",
            "values.consts.backup_script",
            "\"/opt/pggen/backup.sh\"")
        .call(
            "backup.configs.add",
            "\"secret_db_password\"",
            answers.expression(SecretAnswers.DATABASE),
            "\"/run/secrets/db_password\"")
        .call("backup.add_storage", "\"/backups\"", "values.storage." + BACKUPS)
        .call("perms.add_or_skip_action", "\"backups\"", "values.storage." + BACKUPS, owner(id, id))
        .call(
            "backup.healthcheck.set_custom_test",
            "[\"CMD\", \"/bin/bash\", \"/opt/pggen/backup.sh\", \"health\"]")
        .call("backup.healthcheck.set_start_period", "600")
        .call("backup.depends.add_dependency", server, "\"service_healthy\"");
  }

  private String postgresImage() {
    return Jinja.string(Keys.postgresImage(stack));
  }

  private void permissions() {
    owners()
        .forEach(
            (volume, user) ->
                out.call(
                    "perms.add_or_skip_action",
                    Jinja.string(volume),
                    "values.storage." + volume,
                    owner(Long.toString(user.uid()), Long.toString(user.gid()))));
    out.when(
        "perms.has_actions()",
        () -> {
          out.call("perms.activate").call("pg.add_dependency", PERMS, DONE);
          for (Workload workload : Keys.apps(stack)) {
            out.call(ContainerWriter.variable(workload) + ".depends.add_dependency", PERMS, DONE);
          }
          if (!stack.backups().isEmpty()) {
            out.call("backup.depends.add_dependency", PERMS, DONE);
          }
        });
  }

  /** Whom each volume of the service belongs to: the first that writes it. */
  private Map<String, User> owners() {
    Map<String, User> owners = new LinkedHashMap<>();
    for (Workload workload : Keys.apps(stack)) {
      for (Mount mount : workload.mounts()) {
        if (mount.source() instanceof Mount.OfVolume v
            && !mount.readOnly()
            && workload.user().isKnown()) {
          owners.putIfAbsent(Keys.variable(v.volume()), workload.user().value());
        }
      }
    }
    return owners;
  }
}

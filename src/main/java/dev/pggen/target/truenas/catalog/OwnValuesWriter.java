package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.yaml.YamlDoc;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ix_values.yaml}: images and what users cannot change. */
final class OwnValuesWriter {
  /** Parameters that the library or the image itself decides. */
  private static final Set<String> DECIDED =
      Set.of(
          "config_file",
          "data_directory",
          "external_pid_file",
          "hba_file",
          "ident_file",
          "listen_addresses",
          "port",
          "unix_socket_directories",
          "unix_socket_group",
          "unix_socket_permissions");

  private static final List<String> DECIDED_FAMILIES = List.of("ssl", "archive_", "restore_");

  private OwnValuesWriter() {}

  static YamlDoc write(Stack stack) {
    YamlDoc.Map consts =
        new YamlDoc.Map()
            .put("perms_container_name", "permissions")
            .put("db_name", Keys.server(stack).database().value())
            .put("db_user", role(stack))
            .put("postgres_options", options(Keys.server(stack)));
    if (!stack.backups().isEmpty()) {
      consts.put("backup_script", Resources.backupScript());
    }
    return new YamlDoc.Map().put("images", images(stack)).put("consts", consts);
  }

  /** The application's role. */
  private static String role(Stack stack) {
    return Keys.server(stack).roles().value().stream()
        .filter(r -> r.purpose() == DatabaseRole.Purpose.APP)
        .map(DatabaseRole::name)
        .findFirst()
        .orElseThrow();
  }

  private static YamlDoc options(Server server) {
    YamlDoc.Map options = new YamlDoc.Map();
    for (Setting setting : server.settings().value()) {
      boolean decided =
          DECIDED.contains(setting.name())
              || DECIDED_FAMILIES.stream().anyMatch(setting.name()::startsWith);
      if (!decided) {
        options.put(setting.name(), setting.value());
      }
    }
    return options;
  }

  private static YamlDoc images(Stack stack) {
    YamlDoc.Map images = new YamlDoc.Map();
    for (Workload workload : Keys.apps(stack)) {
      put(images, Keys.image(stack, workload), workload.image().value());
    }
    put(images, Keys.postgresImage(stack), Keys.database(stack).image().value());
    Map<String, String> library = Resources.renderLibrary();
    for (String key : List.of("postgres_upgrade_image", "container_utils_image")) {
      put(images, key, ImageRef.parse(library.getOrDefault(key, "")));
    }
    return images;
  }

  private static void put(YamlDoc.Map images, String key, ImageRef image) {
    if (images.get(key).isEmpty()) {
      images.put(
          key,
          new YamlDoc.Map().put("repository", Keys.repository(image)).put("tag", Keys.tag(image)));
    }
  }
}

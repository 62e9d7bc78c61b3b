package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import dev.pggen.yaml.YamlDoc;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code app.yaml} and {@code item.yaml}, keys in the order in which the catalog's tools sort. */
final class MetadataWriter {
  /** The oldest TrueNAS that pggen writes for. */
  private static final String OLDEST = "25.10.1";

  private static final Map<String, String> CAPABILITIES =
      Map.of(
          "CHOWN", "able to change file ownership arbitrarily",
          "DAC_OVERRIDE", "able to bypass file permission checks",
          "FOWNER", "able to bypass permission checks for file operations",
          "NET_BIND_SERVICE", "able to bind to privileged ports (< 1024)",
          "SETGID", "able to change group ID of processes",
          "SETUID", "able to change user ID of processes",
          "SYS_ADMIN", "able to perform system administration operations");

  private static final Map<Long, String> USERS =
      Map.of(0L, "root", 568L, "apps", 999L, "netdata", 65534L, "nobody");
  private static final Map<Long, String> GROUPS =
      Map.of(0L, "root", 568L, "apps", 999L, "docker", 65534L, "nogroup");

  private MetadataWriter() {}

  static YamlDoc app(Stack stack, CatalogOptions options) {
    Map<String, String> library = Resources.renderLibrary();
    String tag = Keys.apps(stack).get(0).image().value().tag();
    YamlDoc.Seq maintainers = new YamlDoc.Seq();
    options
        .maintainers()
        .forEach(
            m -> maintainers.add(new YamlDoc.Map().put("email", m.email()).put("name", m.name())));
    return new YamlDoc.Map()
        .put("annotations", new YamlDoc.Map().put("min_scale_version", OLDEST))
        .put("app_version", tag)
        .put("capabilities", capabilities(stack, options))
        .put("categories", options.categories())
        .put("changelog_url", options.changelog())
        .put("date_added", options.dateAdded())
        .put("description", options.description())
        .put("home", options.home())
        .put("host_mounts", new YamlDoc.Seq())
        .put("icon", options.icon())
        .put("keywords", options.keywords())
        .put("lib_version", library.getOrDefault("library", ""))
        .put("lib_version_hash", library.getOrDefault("hash", ""))
        .put("maintainers", maintainers)
        .put("name", stack.name())
        .put("run_as_context", runAs(stack, options))
        .put("screenshots", options.screenshots())
        .put("sources", options.sources())
        .put("title", options.title())
        .put("train", options.train())
        .put("version", options.version());
  }

  static YamlDoc item(CatalogOptions options) {
    return new YamlDoc.Map()
        .put("categories", options.categories())
        .put("icon_url", options.icon())
        .put("screenshots", options.screenshots())
        .put("tags", options.keywords());
  }

  private static YamlDoc capabilities(Stack stack, CatalogOptions options) {
    TreeSet<String> names = new TreeSet<>();
    Keys.apps(stack).forEach(w -> w.hardening().capAdd().ifKnown().ifPresent(names::addAll));
    YamlDoc.Seq list = new YamlDoc.Seq();
    for (String name : names) {
      String does = CAPABILITIES.getOrDefault(name, "given the capability " + name);
      list.add(
          new YamlDoc.Map().put("description", options.title() + " is " + does).put("name", name));
    }
    return list;
  }

  private static YamlDoc runAs(Stack stack, CatalogOptions options) {
    User postgres = new User(options.postgresUser(), options.postgresUser());
    TreeMap<String, User> users = new TreeMap<>();
    for (Workload workload : Keys.apps(stack)) {
      if (workload.role() == Workload.Role.APP) {
        workload.user().ifKnown().ifPresent(u -> users.put(workload.name(), u));
      }
    }
    users.put(Keys.server(stack).workload(), postgres);
    if (!stack.backups().isEmpty()) {
      users.put(TemplateWriter.BACKUP, postgres);
    }
    YamlDoc.Seq list = new YamlDoc.Seq();
    users.forEach((name, user) -> list.add(runAs(name, user)));
    return list;
  }

  /** In the words of the catalog's own tool, which writes them anew and compares. */
  private static YamlDoc runAs(String container, User user) {
    return new YamlDoc.Map()
        .put("description", "Container [" + container + "] " + described(user) + ".")
        .put("gid", user.gid())
        .put("group_name", "Host group is [" + named(GROUPS, user.gid()) + "]")
        .put("uid", user.uid())
        .put("user_name", "Host user is [" + named(USERS, user.uid()) + "]");
  }

  private static String named(Map<Long, String> names, long id) {
    return names.getOrDefault(id, "unknown (" + id + ")");
  }

  private static String described(User user) {
    String uid = kind(user.uid());
    String gid = kind(user.gid());
    if (uid.equals(gid)) {
      boolean any = user.uid() == 568;
      return any ? "can run as any non-root user and group" : "runs as " + uid + " user and group";
    }
    String verb = user.uid() == 568 ? "can run as " : "runs as ";
    return verb + uid + " user and " + gid + " group";
  }

  private static String kind(long id) {
    return id == 0 ? "root" : id == 568 ? "any non-root" : "non-root";
  }
}

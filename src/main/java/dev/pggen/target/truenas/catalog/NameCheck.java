package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.AppFile;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that mean something else in an app, or become one where a spec has two. */
final class NameCheck {
  /** Groups of answers that the library or the app itself has. */
  private static final Set<String> GROUPS =
      Set.of(
          "backup",
          "consts",
          "images",
          "labels",
          "network",
          "resources",
          "run_as",
          "storage",
          "tz");

  /** Containers that the library adds, and those whose image would be taken for one of its own. */
  private static final Set<String> CONTAINERS =
      Set.of("permissions", "container-utils", "postgres-upgrade");

  private final Stack stack;
  private final List<Clash> clashes = new ArrayList<>();

  private NameCheck(Stack stack) {
    this.stack = stack;
  }

  /**
   * A name that cannot stay.
   *
   * @param origin who gave it
   * @param message what is wrong with it
   * @param help what to do
   */
  record Clash(Origin origin, String message, String help) {}

  /** All of them. */
  static List<Clash> of(Stack stack) {
    NameCheck check = new NameCheck(stack);
    check.service();
    check.containers();
    check.volumes();
    check.secrets();
    check.files();
    return check.clashes;
  }

  private void service() {
    String section = Keys.section(stack);
    if (GROUPS.contains(section) || section.startsWith("ix_")) {
      taken(stack.origin(), "`" + stack.name() + "` is a group of answers in each app");
    }
  }

  private void containers() {
    for (Workload w : Keys.apps(stack)) {
      if (CONTAINERS.contains(w.name()) || w.name().matches("postgres-[0-9]+")) {
        taken(w.origin(), "a container `" + w.name() + "` is the library's own in an app");
      }
    }
  }

  private void volumes() {
    Map<String, String> keys = new HashMap<>();
    keys.put(TemplateWriter.POSTGRES_DATA, "the database's files");
    keys.put(TemplateWriter.BACKUPS, "the backups");
    for (String name : Keys.volumes(stack)) {
      Origin origin =
          stack.volumes().stream()
              .filter(v -> v.name().equals(name))
              .map(Volume::origin)
              .findFirst()
              .orElse(stack.origin());
      one("volume", name, origin, keys);
    }
  }

  private void secrets() {
    Map<String, String> keys = new HashMap<>();
    new SecretAnswers(stack)
        .asked()
        .forEach((name, secret) -> one("secret", name, secret.origin(), keys));
  }

  private void files() {
    Map<String, String> keys = new HashMap<>();
    for (AppFile file : stack.appFiles()) {
      one("file", file.path(), file.origin(), keys);
    }
  }

  private void one(String kind, String name, Origin origin, Map<String, String> keys) {
    String other = keys.putIfAbsent(Keys.variable(name), "`" + name + "`");
    if (other != null) {
      taken(origin, "the " + kind + " `" + name + "` and " + other + " have one name in an app");
    }
  }

  private void taken(Origin origin, String message) {
    clashes.add(new Clash(origin, message, "choose another name"));
  }
}

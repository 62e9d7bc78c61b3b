package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The single words that a client can put into the texts of a task's driver.
 *
 * @param all whether there are no others
 * @param names the task's own variables
 */
record ClientNames(boolean all, Set<String> names) {
  /** What Nomad, its neighbours and its plugins add by themselves. */
  private static final List<String> OWN =
      List.of("NOMAD_", "VAULT_", "CONSUL_", "SI_", "NVIDIA_", "CSI_");

  /** Drivers whose tasks do not get the client's own environment. */
  private static final List<String> CLOSED = List.of("docker", "podman");

  /** The names of a task. */
  static ClientNames of(JobTask task) {
    Set<String> names = new TreeSet<>();
    for (HclBlock env : task.body().blocks("env")) {
      for (HclAttribute one : env.body().attributes()) {
        names.add(one.name().value());
      }
    }
    boolean all =
        task.jobs().text(task.body(), "driver").filter(CLOSED::contains).isPresent()
            && task.body().attribute("env").isEmpty()
            && Jobs.tellsAll(task.body(), "env")
            && Jobs.tellsAll(task.body(), "template")
            && Jobs.block(task.body(), "resources")
                .map(r -> r.body().blocks("device").isEmpty())
                .orElse(true);
    for (JobTemplate template : JobTemplate.of(task)) {
      if (!template.isFile()) {
        all &= isWhole(template);
        EnvLine.of(template).forEach(line -> names.add(line.name()));
      }
    }
    return new ClientNames(all, names);
  }

  /** Whether each line of a template tells its name. */
  private static boolean isWhole(JobTemplate template) {
    return template.data().filter(d -> d.text().indexOf(JobText.HOLE) < 0).isPresent()
        && template
            .actions()
            .filter(all -> all.stream().noneMatch(a -> a.verb().equals("range")))
            .isPresent();
  }

  /** Whether a client surely has no such variable; only names in capitals are judged. */
  boolean lacks(String name) {
    return all
        && !names.contains(name)
        && name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9')
        && OWN.stream().noneMatch(name::startsWith);
  }
}

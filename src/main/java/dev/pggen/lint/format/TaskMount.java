package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the docker driver is told to mount from a path, in either way to say it.
 *
 * @param source as written, with a star for each part that is not known
 * @param target in the container, in the same way
 * @param place of the source
 */
record TaskMount(String source, String target, Span place) {
  /** Those of a task; a volume of the driver is none. */
  static List<TaskMount> of(Jobs jobs, HclBody config) {
    List<TaskMount> all = new ArrayList<>();
    for (HclExpression item : jobs.items(config, "volumes")) {
      List<String> parts = List.of(jobs.outline(item).split(":", -1));
      if (parts.size() > 1) {
        all.add(new TaskMount(parts.get(0), parts.get(1), item.span()));
      }
    }
    for (HclBlock mount : config.blocks("mount")) {
      Optional<HclExpression> source = jobs.value(mount.body(), "source");
      Optional<HclExpression> target = jobs.value(mount.body(), "target");
      boolean bind = jobs.text(mount.body(), "type").filter("bind"::equals).isPresent();
      if (bind && source.isPresent() && target.isPresent()) {
        Span place = mount.body().attribute("source").orElseThrow().value().span();
        all.add(new TaskMount(jobs.outline(source.get()), jobs.outline(target.get()), place));
      }
    }
    return all;
  }

  /** Whether somebody means a path below the task's directory by it, or one above that. */
  boolean leadsTo(String path) {
    String plain = source.startsWith("./") ? source.substring(2) : source;
    String meant = plain.startsWith("/") ? plain.substring(1) : plain;
    String below = meant.endsWith("/") ? meant : meant + "/";
    return !meant.isEmpty() && (path.equals(meant) || path.startsWith(below));
  }
}

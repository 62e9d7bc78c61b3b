package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclObject;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTuple;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts that a driver gets, as they are written. What a function makes of a text, and what is
 * repeated, is left out.
 */
final class DriverTexts {
  private final Jobs jobs;
  private final List<HclTemplate> texts = new ArrayList<>();

  private DriverTexts(Jobs jobs) {
    this.jobs = jobs;
  }

  /** The texts of a task's `config`. */
  static List<HclTemplate> of(JobTask task) {
    DriverTexts all = new DriverTexts(task.jobs());
    task.config().ifPresent(all::body);
    return all.texts;
  }

  private void body(HclBody body) {
    for (HclAttribute attribute : body.attributes()) {
      expression(attribute.value());
    }
    for (HclBlock block : body.blocks()) {
      if (!block.type().value().equals("dynamic")) {
        body(block.body());
      }
    }
  }

  private void expression(HclExpression written) {
    HclExpression value = jobs.value(written);
    if (value instanceof HclTemplate text) {
      texts.add(text);
    } else if (value instanceof HclTuple list) {
      list.items().forEach(this::expression);
    } else if (value instanceof HclObject map) {
      for (HclObject.Entry entry : map.entries()) {
        expression(entry.value());
      }
    }
  }
}

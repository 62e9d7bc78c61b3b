package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclObject;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTemplatePart;
import dev.pggen.stack.ImageRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task of a job.
 *
 * @param jobs what its values stand for
 * @param group where it stands
 * @param block its own
 */
record JobTask(Jobs jobs, Jobs.Group group, HclBlock block) {
  String name() {
    return Jobs.label(block);
  }

  HclBody body() {
    return block.body();
  }

  /** What the driver is told. */
  Optional<HclBody> config() {
    return Jobs.block(body(), "config").map(HclBlock::body);
  }

  /** What the docker driver is told; empty for other drivers, and where that is not known. */
  Optional<HclBody> docker() {
    return jobs.text(body(), "driver").filter("docker"::equals).flatMap(driver -> config());
  }

  /** When it runs beside the main tasks, in Nomad's words; empty for a main task. */
  Optional<HclBlock> lifecycle() {
    return Jobs.block(body(), "lifecycle");
  }

  /** Whether it runs as long as the group does: a main task or a sidecar. */
  boolean stays() {
    return lifecycle().map(l -> jobs.isTrue(l.body(), "sidecar")).orElse(true);
  }

  /** Whether it surely is a PostgreSQL server. */
  boolean isServer() {
    return stays()
        && config().filter(c -> ServerTask.isServer(this, c, image(c))).isPresent()
        && config().filter(this::startsServer).isPresent();
  }

  /** An image, whose tag may be left to a variable. */
  private Optional<ImageRef> image(HclBody config) {
    Optional<HclExpression> image = jobs.value(config, "image");
    Optional<String> text = image.flatMap(jobs::text);
    if (text.isEmpty() && image.orElse(null) instanceof HclTemplate template) {
      text =
          template.parts().stream()
              .findFirst()
              .filter(HclTemplatePart.Literal.class::isInstance)
              .map(part -> ((HclTemplatePart.Literal) part).text())
              .filter(start -> start.indexOf(':', start.lastIndexOf('/') + 1) > 0);
    }
    return text.map(ImageRef::parse);
  }

  /** The image's own entrypoint, and no other program as its first word. */
  private boolean startsServer(HclBody config) {
    Optional<HclExpression> command = jobs.value(config, "command");
    if (config.attribute("entrypoint").isPresent() && !isOwnEntrypoint(config)) {
      return false;
    }
    if (command.isPresent()) {
      return jobs.text(command.get()).filter(JobTask::isServerWord).isPresent();
    }
    if (jobs.value(config, "args").isEmpty()) {
      return true;
    }
    List<HclExpression> args = jobs.items(config, "args");
    return !args.isEmpty() && jobs.text(args.get(0)).filter(JobTask::isServerWord).isPresent();
  }

  /** What the image starts as well. */
  private boolean isOwnEntrypoint(HclBody config) {
    List<HclExpression> words = jobs.items(config, "entrypoint");
    return words.size() == 1
        && config.attribute("args").isPresent()
        && jobs.text(words.get(0)).filter(w -> w.endsWith("docker-entrypoint.sh")).isPresent();
  }

  private static boolean isServerWord(String word) {
    String program = word.substring(word.lastIndexOf('/') + 1);
    return word.startsWith("-")
        || program.equals("postgres")
        || program.equals("docker-entrypoint.sh");
  }

  /** The text of a variable, also of one that a template with {@code env} writes. */
  Optional<String> variable(String name) {
    Optional<String> own = env(name).flatMap(jobs::text);
    return own.or(
        () ->
            body().blocks("template").stream()
                .filter(template -> jobs.isTrue(template.body(), "env"))
                .flatMap(template -> template.body().attribute("data").stream())
                .flatMap(data -> jobs.outline(data.value()).lines())
                .map(String::strip)
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).replace("\"", ""))
                .filter(text -> !text.contains("{{") && !text.contains("*"))
                .findFirst());
  }

  /** What a variable is given, whether {@code env} is a block or a map. */
  Optional<HclExpression> env(String name) {
    return Optional.ofNullable(variables().get(name));
  }

  /** Its variables and their values, whether {@code env} is a block or a map. */
  Map<String, HclExpression> variables() {
    Map<String, HclExpression> variables = new LinkedHashMap<>();
    for (HclBlock env : body().blocks("env")) {
      for (HclAttribute variable : env.body().attributes()) {
        variables.put(variable.name().value(), variable.value());
      }
    }
    if (jobs.value(body(), "env").orElse(null) instanceof HclObject map) {
      for (HclObject.Entry entry : map.entries()) {
        entry.name().ifPresent(name -> variables.put(name, entry.value()));
      }
    }
    return variables;
  }
}

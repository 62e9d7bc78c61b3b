package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Nomad refuses in a task. */
final class TaskRefusals {
  private static final List<String> HOOKS = List.of("prestart", "poststart", "poststop");

  private final JobTask task;
  private final Jobs jobs;
  private final List<Refusal> found;

  private TaskRefusals(JobTask task, List<Refusal> found) {
    this.task = task;
    this.jobs = task.jobs();
    this.found = found;
  }

  static void of(JobTask task, List<Refusal> found) {
    TaskRefusals all = new TaskRefusals(task, found);
    all.driver();
    all.templates();
    all.hook();
    Jobs.block(task.body(), "resources").ifPresent(r -> all.resources(r.body()));
    all.mounts();
    all.killTimeout();
  }

  private void driver() {
    if (task.body().attribute("driver").isEmpty()) {
      found.add(
          new Refusal(
              task.block().definition(),
              "Missing task driver",
              "write `driver = \"docker\"`, or whatever runs it"));
    }
  }

  private void templates() {
    for (HclBlock template : task.body().blocks("template")) {
      if (template.body().attribute("destination").isEmpty()) {
        found.add(
            new Refusal(
                template.definition(),
                "Must specify a destination for the template",
                "write `destination`, below `secrets/` if it holds a secret"));
      }
    }
  }

  private void hook() {
    Optional<HclAttribute> hook = task.lifecycle().flatMap(l -> l.body().attribute("hook"));
    hook.flatMap(h -> jobs.text(h.value()))
        .filter(word -> !HOOKS.contains(word))
        .ifPresent(
            word ->
                found.add(
                    new Refusal(
                        hook.orElseThrow().value().span(),
                        "invalid hook: " + word,
                        "the hooks are `prestart`, `poststart` and `poststop`")));
  }

  private void resources(HclBody resources) {
    Optional<Long> cores = jobs.number(resources, "cores").filter(n -> n > 0);
    if (cores.isPresent() && jobs.number(resources, "cpu").filter(n -> n > 0).isPresent()) {
      found.add(
          new Refusal(
              resources.attribute("cores").orElseThrow().span(),
              "Task can only ask for 'cpu' or 'cores' resource, not both.",
              "take one of the two out"));
    }
    Optional<Long> memory = jobs.number(resources, "memory");
    Optional<Long> most = jobs.number(resources, "memory_max").filter(n -> n > 0);
    if (memory.isPresent() && most.isPresent() && most.get() < memory.get()) {
      found.add(
          new Refusal(
              resources.attribute("memory_max").orElseThrow().span(),
              "MemoryMaxMB value ("
                  + most.get()
                  + ") should be larger than MemoryMB value ("
                  + memory.get()
                  + ")",
              "`memory` is what is reserved, `memory_max` what the task may have at most"));
    }
  }

  /** Volumes are claimed by the group; a claim without a type is lost. */
  private void mounts() {
    HclBody group = task.group().body();
    task.body()
        .blocks("volume")
        .forEach(
            volume ->
                found.add(
                    new Refusal(
                        volume.definition(),
                        "Blocks of type \"volume\" are not expected here.",
                        "claim it in the group; the task has a `volume_mount`")));
    if (!Jobs.tellsAll(group, "volume")) {
      return;
    }
    int index = 0;
    for (HclBlock mount : task.body().blocks("volume_mount")) {
      Optional<HclAttribute> volume = mount.body().attribute("volume");
      Optional<String> label = volume.flatMap(v -> jobs.text(v.value()));
      boolean claimed =
          group.blocks("volume").stream()
              .filter(v -> v.body().attribute("type").isPresent())
              .anyMatch(v -> Jobs.label(v).equals(label.orElse("")));
      if (label.isPresent() && !claimed) {
        found.add(
            new Refusal(
                volume.orElseThrow().value().span(),
                "Volume Mount (" + index + ") references undefined volume " + label.get(),
                "add a block `volume \"" + label.get() + "\"` with its `type` to the group"));
      }
      index++;
    }
  }

  private void killTimeout() {
    boolean service =
        jobs.text(task.group().job().body(), "type").orElse("service").equals("service");
    Optional<HclAttribute> timeout = task.body().attribute("kill_timeout");
    Optional<Duration> wanted = timeout.flatMap(t -> duration(t));
    Optional<Duration> deadline =
        Stream.of(task.group().block(), task.group().job())
            .flatMap(block -> block.body().blocks("update").stream())
            .flatMap(update -> update.body().attribute("progress_deadline").stream())
            .findFirst()
            .flatMap(this::duration)
            .filter(d -> !d.isZero());
    if (service
        && wanted.isPresent()
        && deadline.isPresent()
        && wanted.get().compareTo(deadline.get()) > 0) {
      found.add(
          new Refusal(
              timeout.orElseThrow().value().span(),
              "KillTimout ("
                  + text(wanted.get())
                  + ") longer than the group's ProgressDeadline ("
                  + text(deadline.get())
                  + ")",
              "give the update more time, or the task less"));
    }
  }

  private Optional<Duration> duration(HclAttribute written) {
    return jobs.text(written.value()).flatMap(GoDuration::of);
  }

  /** As Go prints it, down to seconds. */
  private static String text(Duration length) {
    String hours = length.toHours() > 0 ? length.toHours() + "h" : "";
    String minutes = length.toMinutes() > 0 ? length.toMinutesPart() + "m" : "";
    return hours + minutes + length.toSecondsPart() + "s";
  }
}

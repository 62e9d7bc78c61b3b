package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.AppFile;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A container of the service as calls of the catalog's library. */
final class ContainerWriter {
  private static final long MIB = 1024L * 1024;

  /** TrueNAS waits no longer for an app when it shuts down. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** What the library sets from the answers of the user, under the same names. */
  private static final Set<String> ANSWERED = Set.of("TZ");

  private final Stack stack;
  private final SecretAnswers answers;
  private final Workload workload;
  private final Lines out;
  private final String name;

  ContainerWriter(Stack stack, SecretAnswers answers, Workload workload, Lines out) {
    this.stack = stack;
    this.answers = answers;
    this.workload = workload;
    this.out = out;
    this.name = variable(workload);
  }

  /** The template's own variable for a container. */
  static String variable(Workload workload) {
    return "c_" + Keys.variable(workload.name());
  }

  void write() {
    out.set(
        name,
        "tpl.add_container("
            + Jinja.string(workload.name())
            + ", "
            + Jinja.string(Keys.image(stack, workload))
            + ")");
    call("add_network", "net");
    workload.user().ifKnown().ifPresent(this::user);
    list("set_entrypoint", workload.launch().entrypoint().ifKnown().orElse(List.of()));
    list("set_command", workload.launch().command().ifKnown().orElse(List.of()));
    workload.env().forEach(this::variable);
    workload.mounts().forEach(this::mount);
    hardening(workload.hardening());
    health();
    lifecycle(workload.lifecycle());
    workload
        .labels()
        .forEach((key, value) -> call("labels.add_label", Jinja.string(key), Jinja.string(value)));
  }

  private void user(User user) {
    call("set_user", Long.toString(user.uid()), Long.toString(user.gid()));
  }

  private void variable(EnvVar variable) {
    if (ANSWERED.contains(variable.name())) {
      return;
    }
    Text text = variable.value().ifKnown().orElse(Text.of(""));
    call("environment.add_env", Jinja.string(variable.name()), Jinja.text(text, answers));
  }

  private void mount(Mount mount) {
    String target = Jinja.string(mount.target());
    if (mount.source() instanceof Mount.OfVolume volume) {
      String place = "values.storage." + Keys.variable(volume.volume());
      String storage =
          mount.readOnly() ? "tpl.funcs.deep_merge(" + place + ", {\"read_only\": true})" : place;
      call("add_storage", target, storage);
    } else if (mount.source() instanceof Mount.OfSecret secret) {
      String config = Jinja.string("secret_" + Keys.variable(secret.secret()));
      call("configs.add", config, answers.expression(secret.secret()), target);
    } else if (mount.source() instanceof Mount.OfOutput file) {
      stack.appFiles().stream()
          .filter(f -> f.path().equals(file.path()))
          .forEach(f -> file(f, target));
    }
  }

  private void file(AppFile file, String target) {
    String config = Jinja.string(Keys.variable(file.path()));
    String mode = Jinja.string(file.mode());
    call("configs.add", config, Jinja.string(file.text()), target, mode);
  }

  private void hardening(Hardening h) {
    List<String> added = List.copyOf(h.capAdd().ifKnown().orElse(new java.util.TreeSet<>()));
    if (!added.isEmpty()) {
      call("add_caps", Jinja.strings(added));
    }
    if (h.init().isKnownAnd(on -> on)) {
      call("set_init", "true");
    }
    // Inline texts cannot be put into a container whose root is read-only (docker/compose#12031).
    boolean inline =
        workload.mounts().stream().anyMatch(m -> !(m.source() instanceof Mount.OfVolume));
    if (h.readOnlyRoot().isKnownAnd(on -> on) && !inline) {
      call("set_read_only", "true");
    }
    h.tmpfs().ifKnown().orElse(List.of()).forEach(this::tmpfs);
  }

  private void tmpfs(Hardening.Tmpfs tmpfs) {
    long size = Math.max(1, (tmpfs.size().bytes() + MIB - 1) / MIB);
    String owner =
        workload
            .user()
            .ifKnown()
            .map(u -> ", \"uid\": " + u.uid() + ", \"gid\": " + u.gid())
            .orElse("");
    String config =
        "{\"size\": " + size + ", \"mode\": " + Jinja.string(tmpfs.mode()) + owner + "}";
    call(
        "add_storage",
        Jinja.string(tmpfs.path()),
        "{\"type\": \"tmpfs\", \"tmpfs_config\": " + config + "}");
  }

  private void health() {
    List<String> command = workload.health().ifKnown().map(Healthcheck::command).orElse(List.of());
    if (command.isEmpty()) {
      call("healthcheck.disable");
      return;
    }
    Healthcheck health = workload.health().value();
    List<String> test = new java.util.ArrayList<>(List.of("CMD"));
    test.addAll(command);
    call("healthcheck.set_custom_test", Jinja.strings(test));
    call("healthcheck.set_interval", seconds(health.interval()));
    call("healthcheck.set_timeout", seconds(health.timeout()));
    call("healthcheck.set_retries", Integer.toString(health.retries()));
    call("healthcheck.set_start_period", seconds(health.startPeriod()));
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }

  private void lifecycle(Lifecycle l) {
    if (workload.role() == Workload.Role.INIT) {
      call("restart.set_policy", Jinja.string("on-failure"), "1");
    }
    l.stopGrace()
        .ifKnown()
        .map(grace -> grace.compareTo(LONGEST) > 0 ? LONGEST : grace)
        .ifPresent(grace -> call("set_grace_period", seconds(grace)));
  }

  /** What must be there before it starts; the library wants to have met each container by then. */
  void dependencies() {
    List<Lifecycle.Dependency> all = workload.lifecycle().dependsOn().ifKnown().orElse(List.of());
    for (Lifecycle.Dependency d : all) {
      String condition =
          switch (d.condition()) {
            case STARTED -> "service_started";
            case HEALTHY -> "service_healthy";
            case COMPLETED -> "service_completed_successfully";
          };
      call("depends.add_dependency", Jinja.string(d.workload()), Jinja.string(condition));
    }
  }

  private void list(String method, List<String> texts) {
    if (!texts.isEmpty()) {
      call(method, Jinja.strings(texts));
    }
  }

  private void call(String method, String... arguments) {
    out.call(name + "." + method, arguments);
  }
}

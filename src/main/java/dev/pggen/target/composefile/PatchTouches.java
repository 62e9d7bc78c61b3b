package dev.pggen.target.composefile;

import dev.pggen.source.Finding;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.target.PatchRules;
import dev.pggen.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether a patch reaches the database and what looks after it. */
final class PatchTouches {
  private static final Set<String> DOORS =
      Set.of(
          "POSTGRES_HOST_AUTH_METHOD",
          "POSTGRES_INITDB_ARGS",
          "POSTGRES_PASSWORD",
          "POSTGRES_PASSWORD_FILE",
          "POSTGRES_USER");

  private final Set<String> guarded = new TreeSet<>();
  private final List<Finding> found = new ArrayList<>();

  private PatchTouches(Stack stack) {
    // another project name is another volume: an empty database
    guarded.add("name");
    for (Workload w : stack.workloads()) {
      if (w.role() == Workload.Role.APP || w.role() == Workload.Role.INIT) {
        continue;
      }
      guarded.add("services." + w.name());
      w.network()
          .networks()
          .ifKnown()
          .ifPresent(all -> all.forEach(n -> guarded.add("networks." + n)));
      for (Mount mount : w.mounts()) {
        if (mount.source() instanceof Mount.OfVolume volume) {
          guarded.add("volumes." + volume.volume());
        } else if (mount.source() instanceof Mount.OfSecret secret) {
          guarded.add("secrets." + ComposeNames.secretKey(secret.secret()));
        }
      }
    }
  }

  static List<Finding> findings(Stack stack, YamlMap patch) {
    PatchTouches touches = new PatchTouches(stack);
    for (YamlMap.Entry top : patch.entries()) {
      touches.ask(top.name(), top);
      if (top.value() instanceof YamlMap members) {
        members.entries().forEach(e -> touches.ask(top.name() + "." + e.name(), e));
      }
    }
    return List.copyOf(touches.found);
  }

  private void ask(String path, YamlMap.Entry entry) {
    if (!guarded.contains(path)) {
      return;
    }
    found.add(
        PatchRules.TOUCHES
            .at(entry.key().span(), "the patch changes `" + path + "`, which the database rests on")
            .help("use the keys of `postgres` and `backup`, or ignore this with your reason"));
    if (entry.value() instanceof YamlMap service) {
      service
          .get("environment")
          .flatMap(node -> node.asMap())
          .ifPresent(env -> env.entries().forEach(this::door));
    }
  }

  private void door(YamlMap.Entry variable) {
    if (DOORS.contains(variable.name())) {
      found.add(
          PatchRules.OPENS
              .at(
                  variable.key().span(),
                  "the patch sets `" + variable.name() + "`, which decides who gets in")
              .help("take it out"));
    }
  }
}

package dev.pggen.cli;

import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import dev.pggen.write.Order;
import dev.pggen.write.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code render} says after it wrote. */
final class Told {
  private static final String RELOAD =
      "docker compose exec -T db psql -U postgres -d postgres -c 'SELECT pg_reload_conf()'";
  private static final int MOST = 12;

  private Told() {}

  /**
   * What changed, and how the change reaches a running stack.
   *
   * @param before how the servers stood in the manifests until now
   */
  static String of(
      Rendering rendering, Order order, Outcome outcome, SameSpecs same, Map<String, String> before)
      throws IOException {
    StringBuilder out = new StringBuilder();
    String spec = order.place().shown(rendering.spec());
    Path root = order.place().root();
    String where = order.place().shown(root);
    boolean none = outcome.written().isEmpty() && outcome.removed().isEmpty();
    String effect = effect(rendering, !none);
    int all = outcome.written().size() + outcome.unchanged();
    out.append(spec).append(" -> ").append(where.isEmpty() ? "." : where).append("/: ");
    out.append(all).append(all == 1 ? " file, " : " files, ");
    if (none) {
      return out.append("none changed\n").append(effect).toString();
    }
    boolean first = outcome.unchanged() == 0 && outcome.removed().isEmpty();
    out.append(outcome.written().size()).append(first ? " written" : " changed");
    if (!outcome.removed().isEmpty()) {
      out.append(", ").append(outcome.removed().size()).append(" removed");
    }
    out.append('\n');
    if (!first) {
      list(out, outcome.written(), "  ");
      list(out, outcome.removed(), "  removed ");
    }
    out.append(effect);
    Map<String, String> now = ServerBlocks.of(rendering);
    for (int i = 0; i < rendering.targets().size(); i++) {
      OnTarget each = rendering.targets().get(i);
      String id = each.target().profile().id();
      String scope = id + "/";
      boolean restarts = !String.valueOf(now.get(id)).equals(before.get(id)); // reads it all anyway
      Path kept = root.resolve(scope + "secrets");
      boolean never = !Files.exists(kept); // rendered again, and nothing has run yet
      boolean prepare = never || outcome.written().contains(scope + "prepare.sh");
      boolean secrets = lacksSecrets(each, kept, prepare);
      String directory = order.place().shown(root.resolve(scope));
      if (first || prepare || secrets) {
        String make = secrets ? "sudo " + command(same, each.target()) : "";
        boolean has = Files.exists(root.resolve(scope + "prepare.sh"));
        steps(out, directory, make, each.target(), has && (first || prepare));
      } else if (outcome.written().contains(scope + each.target().manifest())) {
        out.append("what changed needs a restart of some containers; in ").append(directory);
        out.append(":\n").append(up(each.target()));
      }
      if (!first
          && !never
          && !restarts
          && each.target().profile().host().texts().isEmpty()
          && outcome.written().stream().anyMatch(p -> p.startsWith(scope + "postgres/"))) {
        out.append("settings that a reload takes up; in ").append(directory).append(":\n  ");
        out.append(RELOAD).append('\n');
      }
      rendering.forms().get(i).forEach(form -> form(out, form, scope, directory, outcome));
    }
    return out.toString();
  }

  /** What is to be done with a further form, if anything of it is new. */
  private static void form(
      StringBuilder out, FormFiles form, String scope, String directory, Outcome outcome) {
    boolean changed =
        outcome.written().stream().anyMatch(p -> p.startsWith(scope + form.form().key() + "/"));
    if (changed) {
      out.append(form.form().key()).append(", in ").append(directory).append(":\n");
      form.form().start(form.stack()).forEach(line -> out.append("  ").append(line).append('\n'));
    }
  }

  /**
   * Whether a secret of the stack has no file yet. Where this user cannot look, a changed
   * prepare.sh says so: it knows the files by name.
   */
  private static boolean lacksSecrets(OnTarget target, Path directory, boolean prepare) {
    if (Files.isDirectory(directory) && !Files.isExecutable(directory)) {
      return prepare;
    }
    return target.planned().stack().secrets().stream()
        .anyMatch(s -> !Files.exists(directory.resolve(s.name())));
  }

  private static void steps(
      StringBuilder out, String directory, String secrets, Target target, boolean prepare) {
    out.append("next: ");
    if (!secrets.isEmpty()) {
      out.append('`').append(secrets).append("`; then, ");
    }
    out.append("in ").append(directory).append(":\n");
    if (prepare) {
      out.append("  sudo ./prepare.sh\n");
    }
    out.append(up(target));
  }

  private static String up(Target target) {
    StringBuilder out = new StringBuilder();
    target.start().forEach(line -> out.append("  ").append(line).append('\n'));
    return out.toString();
  }

  /** Secrets are made for the first target unless another is named. */
  private static String command(SameSpecs same, Target target) {
    boolean first = target.equals(Targets.ALL.get(0));
    return first || !same.targets().isEmpty()
        ? same.command("secrets")
        : new SameSpecs(same.paths(), same.out(), List.of(target.profile().id()))
            .command("secrets");
  }

  private static String effect(Rendering rendering, boolean fully) {
    StringBuilder out = new StringBuilder();
    rendering.targets().forEach(target -> out.append(PatchEffect.of(target)));
    out.append(LossReport.told(rendering, fully));
    return out.toString();
  }

  private static void list(StringBuilder out, List<String> paths, String before) {
    paths.stream().limit(MOST).forEach(p -> out.append(before).append(p).append('\n'));
    if (paths.size() > MOST) {
      out.append(before).append("and ").append(paths.size() - MOST).append(" more\n");
    }
  }
}

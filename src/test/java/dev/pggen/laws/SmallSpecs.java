package dev.pggen.laws;

import dev.pggen.plan.Planner;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.MemoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Stack;
import dev.pggen.target.Target;
import java.util.List;

/** Specs that differ from a small one in few words. */
final class SmallSpecs {
  /** Below it a test puts what it is about. */
  private static final String HEAD = "pggen: 1\nname: shop\n";

  private static final String WEB =
      "  web: {image: \"example.org/web:1\", user: \"1:1\", env: {DB: \"${db.url.file}\"}";

  private SmallSpecs() {}

  /** A service with one container, and what else its block says. */
  static String web(String more) {
    return containers(WEB + (more.isEmpty() ? "" : ", " + more) + "}\n", "");
  }

  /**
   * A service with these containers.
   *
   * @param containers lines below {@code containers:}
   * @param more lines at the top
   */
  static String containers(String containers, String more) {
    return HEAD
        + "containers:\n"
        + containers
        + (more.contains("postgres:") ? "" : "postgres: {version: 17}\n")
        + (more.contains("backup:") ? "" : "backup: {destination: /mnt/backup/shop}\n")
        + (more.contains("targets:") ? "" : "targets: {truenas: {dataset: tank/apps/shop}}\n")
        + more;
  }

  /** The usual container beside others. */
  static String web() {
    return WEB + "}\n";
  }

  /** As a target plans it. */
  static Result<Stack> plan(String text, Target target) {
    Result<Spec> spec = load(text, target);
    return spec.hasErrors()
        ? Result.failed(spec.findings())
        : Planner.plan(spec.value().orElseThrow(), target.profile());
  }

  /** What a target loses of it, each as kind, effect, subject and what is said. */
  static List<Loss> losses(String text, Target target) {
    Result<Stack> stack = plan(text, target);
    Target configured =
        load(text, target).value().orElseThrow().settings().map(target::configured).orElse(target);
    return configured.losses(
        stack.value().orElseThrow(() -> new AssertionError(stack.findings() + "\n" + text)));
  }

  private static Result<Spec> load(String text, Target target) {
    SourceFile file = SourceFile.of("pggen.yaml", text);
    return SpecLoader.load(file, target.profile().id(), MemoryFiles.none());
  }
}

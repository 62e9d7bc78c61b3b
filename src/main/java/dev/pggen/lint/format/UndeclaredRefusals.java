package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclTraversal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What Nomad refuses in names: it reads one file, so a variable that is not declared there is
 * declared nowhere. A file that declares fewer than it lacks may be put together with another one
 * before.
 */
final class UndeclaredRefusals {
  private static final Set<String> ROOTS = Set.of("var", "local");

  private UndeclaredRefusals() {}

  static void of(Jobs jobs, List<Refusal> found) {
    if (jobs.isFilledIn() || jobs.isTemplate()) {
      return; // somebody else may put declarations in, or the values
    }
    Set<String> declared = declared(jobs.body());
    Set<String> missing = new HashSet<>();
    List<Refusal> refusals = new ArrayList<>();
    References.arguments(
        jobs.body(),
        argument -> {
          boolean first = true;
          for (HclTraversal.Variable variable : References.in(argument.value())) {
            if (isUndeclared(variable, declared)) {
              missing.add(variable.path());
              if (first) {
                refusals.add(refusal(argument, variable));
              }
              first = false;
            }
          }
        });
    if (missing.size() < declared.size()) {
      found.addAll(refusals);
    }
  }

  private static boolean isUndeclared(HclTraversal.Variable variable, Set<String> declared) {
    return ROOTS.contains(variable.name().value())
        && !variable.steps().isEmpty()
        && variable.steps().get(0) instanceof HclTraversal.Name name
        && !declared.contains(variable.name().value() + "." + name.name());
  }

  private static Refusal refusal(HclAttribute argument, HclTraversal.Variable variable) {
    String name = ((HclTraversal.Name) variable.steps().get(0)).name();
    boolean local = variable.name().value().equals("local");
    return new Refusal(
        variable.span(),
        "Unsupported attribute; This object does not have an attribute named \"" + name + "\".",
        local
            ? "give `" + name + "` a value in a block `locals`"
            : "declare it by a block `variable \""
                + name
                + "\"`, or let `"
                + argument.name().value()
                + "` name one that is declared");
  }

  private static Set<String> declared(HclBody file) {
    Set<String> names = new HashSet<>();
    for (HclBlock block : file.blocks("variable")) {
      names.add("var." + Jobs.label(block));
    }
    for (HclBlock block : file.blocks("variables")) {
      block.body().attributes().forEach(a -> names.add("var." + a.name().value()));
    }
    for (HclBlock block : file.blocks("locals")) {
      block.body().attributes().forEach(a -> names.add("local." + a.name().value()));
    }
    return names;
  }
}

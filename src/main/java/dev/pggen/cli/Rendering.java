package dev.pggen.cli;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.target.ManifestRules;
import dev.pggen.target.Target;
import dev.pggen.write.Draft;
import dev.pggen.write.Lock;
import dev.pggen.write.Order;
import dev.pggen.write.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A spec on its way to files: planned for every target before the first file is written.
 *
 * @param before what the last render left
 * @param targets those for which it could be planned
 * @param kits theirs, in the same order
 * @param forms further ones of theirs, in the same order
 */
record Rendering(
    Path spec,
    Place place,
    Lock before,
    List<OnTarget> targets,
    List<Optional<Kit>> kits,
    List<List<FormFiles>> forms) {

  /**
   * With every finding on the way.
   *
   * @param named whether somebody has named the targets; else the spec decides
   */
  static Rendering of(
      Path spec,
      Place place,
      List<Target> chosen,
      boolean named,
      Terminal terminal,
      List<Finding> findings)
      throws IOException {
    Stages stages = new Stages(terminal.directory(), terminal.today());
    Lock before = place.lock();
    List<OnTarget> targets = new ArrayList<>();
    List<Optional<Kit>> kits = new ArrayList<>();
    List<List<FormFiles>> forms = new ArrayList<>();
    for (Target target : chosen) {
      if (!stages.isMeant(spec, target, named)) {
        continue;
      }
      Result<OnTarget> each =
          OnTarget.of(stages.planOnData(spec, target, before), target, terminal.today());
      Once.add(each.findings(), findings);
      if (each.value().isPresent()) {
        Result<Optional<Kit>> kit = stages.kit(spec, each.value().get().planned(), target);
        Once.add(kit.findings(), findings);
        Result<List<FormFiles>> more =
            stages.forms(spec, each.value().get().planned(), target, before);
        Once.add(more.findings(), findings);
        forms.add(more.value().orElse(List.of()));
        targets.add(each.value().get());
        kits.add(kit.value().orElse(Optional.empty()));
      }
    }
    return new Rendering(spec, place, before, targets, kits, forms);
  }

  /** What stands against giving it to a runtime. */
  List<Finding> refusals() {
    return targets.stream()
        .filter(t -> t.target().profile().host().longest().isPresent())
        .flatMap(
            t ->
                ManifestRules.check(t.target(), t.planned().stack(), t.files(Optional.empty()))
                    .stream())
        .toList();
  }

  /** What is to be written. */
  Order order(boolean force) {
    Lock lock = before;
    List<Draft> drafts = new ArrayList<>();
    List<String> scope = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      OnTarget each = targets.get(i);
      String id = each.target().profile().id();
      for (OutputFile file : each.files(kits.get(i))) {
        drafts.add(new Draft(id + "/" + file.path(), file.text(), file.executable()));
      }
      for (FormFiles form : forms.get(i)) {
        form.files().stream()
            .map(f -> new Draft(id + "/" + f.path(), f.text(), f.executable()))
            .forEach(drafts::add);
      }
      scope.add(id + "/");
      Stages.Planned planned = each.planned();
      lock = Outputs.lock(lock, spec, place.shownFrom(), planned.spec(), id, planned.stack());
    }
    return new Order(place, drafts, scope, lock, force);
  }
}

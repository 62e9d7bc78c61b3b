package dev.pggen.cli;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import dev.pggen.write.Draft;
import dev.pggen.write.LocalDisk;
import dev.pggen.write.Lock;
import dev.pggen.write.Order;
import dev.pggen.write.Outcome;
import dev.pggen.write.Place;
import dev.pggen.write.Writer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code pggen lock}: what is pinned, and newer versions of it. */
final class LockVerb extends Verb {
  private final Supplier<List<Path>> paths =
      takes().paths("SPEC", "Specs or directories; else this repository.");
  private final Supplier<Boolean> update =
      takes()
          .flag(
              "--update",
              "Pin what this pggen would choose today. Files change with the next render.");
  private final ReportOptions report = new ReportOptions(takes());

  LockVerb() {
    super(
        "Print what pggen.lock pins, or take newer versions.",
        "Examples:",
        "  pggen lock",
        "  pggen lock --update && pggen render");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    Discovery discovery = new Discovery(terminal.directory());
    List<Path> specs = discovery.specs(paths.get());
    ExitCode left = discovery.tell(terminal);
    List<Finding> findings = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Map<Path, Place> places = Outputs.places(specs, Optional.empty(), terminal.directory());
    for (Map.Entry<Path, Place> each : places.entrySet()) {
      Path spec = each.getKey();
      Place place = each.getValue();
      Lock before = place.lock();
      Lock after = before;
      Stages stages = new Stages(terminal.directory(), terminal.today());
      if (update.get()) {
        Lock unpinned =
            new Lock("", "", new TreeMap<>(), new TreeMap<>(), before.inputs(), before.outputs());
        for (Target target : Targets.ALL) {
          if (!stages.isMeant(spec, target, false)) {
            continue;
          }
          Result<Stages.Planned> planned = stages.plan(spec, target, unpinned);
          Once.add(planned.findings(), findings);
          String id = target.profile().id();
          if (planned.value().isPresent()) {
            Stages.Planned p = planned.value().get();
            after = Outputs.lock(after, spec, terminal.directory(), p.spec(), id, p.stack());
          }
        }
        if (!after.equals(before)) {
          findings.addAll(write(place, after));
        }
      }
      text.append(told(stages.shown(place.lockFile()), before, after));
    }
    ExitCode code = report.printAny(findings, specs, terminal);
    terminal.out().print(text);
    return code.or(left);
  }

  private static List<Finding> write(Place place, Lock lock) {
    // Nothing is rendered here: no file is in scope, so the lock keeps what it knows of them.
    Order order = new Order(place, List.<Draft>of(), List.of(), lock, false);
    Outcome outcome = new Writer(new LocalDisk()).write(order);
    return outcome.findings();
  }

  private static String told(String path, Lock before, Lock after) {
    StringBuilder out = new StringBuilder(path);
    if (after.isNone()) {
      return out.append(": nothing is pinned yet; `pggen render` writes it\n").toString();
    }
    out.append(": rendered by pggen ").append(after.pggen());
    out.append(", tuning ").append(after.tuning()).append('\n');
    after
        .postgres()
        .forEach(
            (target, version) -> {
              out.append("  ").append(target).append(": postgres ");
              String old = before.postgres().getOrDefault(target, version);
              out.append(old.equals(version) ? version : old + " -> " + version).append('\n');
              out.append(leftBehind(target, before, after));
            });
    return out.toString();
  }

  private static String leftBehind(String target, Lock before, Lock after) {
    Optional<MadeBy> now = MadeBy.of(after, target);
    return MadeBy.of(before, target)
        .filter(old -> now.filter(old::isLeftBehindBy).isPresent())
        .map(
            old ->
                "    data of " + old.text() + " stay behind: restore a backup (docs/backup.md)\n")
        .orElse("");
  }
}

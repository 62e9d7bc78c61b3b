package dev.pggen.cli;

import dev.pggen.artifact.OutputFile;
import dev.pggen.plan.Explanation;
import dev.pggen.plan.Explanations;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.stack.MemoryBudget;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.stack.VersionMatrix;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import dev.pggen.write.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers of {@code pggen explain} that need a plan. */
final class Explained {
  /** Settings that the memory sum is made of. */
  private static final Set<String> BUDGETED =
      Set.of(
          "shared_buffers",
          "max_connections",
          "work_mem",
          "hash_mem_multiplier",
          "maintenance_work_mem",
          "autovacuum_work_mem",
          "autovacuum_max_workers",
          "max_parallel_workers");

  private final Terminal terminal;
  private final List<Path> specs;
  private final Optional<Target> named;
  private final Stages stages;

  /**
   * @param named the runtime that somebody asks about; else the file tells, or it is the first
   */
  Explained(Terminal terminal, List<Path> specs, Optional<Target> named) {
    this.terminal = terminal;
    this.specs = specs;
    this.named = named;
    this.stages = new Stages(terminal.directory(), terminal.today());
  }

  /** Why a setting has its value, in each spec. */
  ExitCode setting(String name) throws UsageException, IOException {
    ExitCode code = ExitCode.CLEAN;
    StringBuilder out = new StringBuilder();
    Target target = targets().get(0);
    for (Path spec : specs) {
      Result<Stages.Planned> planned = stages.plan(spec, target, stages.lock(spec));
      if (planned.value().isEmpty()) {
        code = failed(planned.findings());
        continue;
      }
      Stack stack = planned.value().get().stack();
      for (Server server : stack.servers()) {
        int major = server.major().ifKnown().orElse(VersionMatrix.NEWEST);
        List<Setting> settings = server.settings().ifKnown().orElse(List.of());
        Optional<Explanation> known = Explanations.of(name, major, settings);
        if (known.isEmpty()) {
          throw new UsageException(
              "`"
                  + name
                  + "` is no setting of PostgreSQL "
                  + major
                  + ", no key of the spec, no file and no rule",
              nearest(name, major));
        }
        out.append(out.length() == 0 ? "" : "\n").append(stages.shown(spec)).append('\n');
        tell(known.get(), target, out);
        if (BUDGETED.contains(known.get().name())) {
          MemoryBudget.of(stack, server)
              .ifPresent(b -> out.append("  memory:  ").append(b.shown()).append('\n'));
        }
      }
    }
    terminal.out().print(out);
    return code;
  }

  private List<Target> targets() {
    return named.map(List::of).orElse(Targets.ALL);
  }

  private void tell(Explanation e, Target target, StringBuilder out) {
    if (e.setting().isPresent()) {
      Setting setting = e.setting().get();
      out.append(setting.name()).append(" = '").append(setting.value()).append("'\n");
      tell(setting.origin(), out);
    } else {
      out.append(e.name()).append(": pggen leaves it alone\n");
    }
    out.append("  change:  ").append(e.applyWords()).append(change(e.apply(), target)).append('\n');
    if (e.context().isEmpty()) {
      out.append("  about:   ").append(e.about()).append('\n');
      return;
    }
    out.append("  default: ").append(e.standard().isEmpty() ? "''" : e.standard());
    out.append(e.unit().isEmpty() ? "" : " (a bare number counts in " + e.unit() + ")");
    if (!e.min().isEmpty()) {
      out.append("\n  range:   ").append(e.min()).append(" to ").append(e.max());
    }
    if (!e.choices().isEmpty()) {
      out.append("\n  choices: ").append(String.join(", ", e.choices()));
    }
    out.append("\n  about:   ").append(e.about());
    out.append("\n  known:   in majors ").append(e.since()).append(" to ").append(e.until());
    if (!e.minorFrom().isEmpty()) {
      out.append(", from minor ").append(String.join(", ", e.minorFrom()));
    }
    out.append("\n  source:  ").append(e.manual()).append('\n');
  }

  private static String change(Setting.Apply apply, Target target) {
    return switch (apply) {
      case RESTART -> ": render, then `" + String.join("`, `", target.start()) + "`";
      case RELOAD, NEW_SESSIONS -> ", `render` prints the command";
    };
  }

  private void tell(Origin origin, StringBuilder out) {
    if (!origin.reason().isEmpty()) {
      out.append("  why:     ").append(origin.reason()).append('\n');
    }
    if (!origin.formula().isEmpty()) {
      out.append("  formula: ").append(origin.formula()).append('\n');
    }
    if (!origin.inputs().isEmpty()) {
      out.append("  with:    ").append(inputs(origin.inputs())).append('\n');
    }
    origin.span().ifPresent(s -> out.append("  from:    ").append(s.position()).append('\n'));
  }

  private static String inputs(Map<String, String> inputs) {
    return inputs.entrySet().stream()
        .map(e -> e.getKey() + " = " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String nearest(String name, int major) {
    return Explanations.nearest(name, major)
        .map(n -> "did you mean `" + n + "`?")
        .orElse(
            "`pggen rules` lists the rules, docs/spec.md the keys; settings are in the manual of"
                + " PostgreSQL");
  }

  /** Why a line of a rendered file is as it is. */
  ExitCode line(Path wanted, int line, Optional<Path> out) throws UsageException, IOException {
    Path file = terminal.directory().resolve(wanted).normalize();
    for (Map.Entry<Path, Place> entry :
        Outputs.places(specs, out, terminal.directory()).entrySet()) {
      for (Target target : targets()) {
        Path home = entry.getValue().root().resolve(target.profile().id());
        if (!file.startsWith(home)) {
          continue;
        }
        String relative = home.relativize(file).toString().replace('\\', '/');
        Result<List<OutputFile>> files = files(entry.getKey(), entry.getValue(), target);
        if (files.value().isEmpty()) {
          return failed(files.findings());
        }
        for (OutputFile each : files.value().get()) {
          if (each.path().equals(relative)) {
            return tell(each, line);
          }
        }
      }
    }
    throw new UsageException(
        "`" + wanted + "` is no file that a spec here renders",
        "give --spec, or --out where it was rendered to another place");
  }

  /** All that is rendered from a spec for a runtime. */
  private Result<List<OutputFile>> files(Path spec, Place place, Target target) throws IOException {
    Result<OnTarget> rendered =
        OnTarget.of(stages.plan(spec, target, place.lock()), target, terminal.today());
    if (rendered.value().isEmpty()) {
      return Result.failed(rendered.findings());
    }
    OnTarget found = rendered.value().get();
    Result<Optional<Kit>> kit = stages.kit(spec, found.planned(), target);
    List<OutputFile> files = new ArrayList<>(found.files(kit.value().orElse(Optional.empty())));
    stages
        .forms(spec, found.planned(), target, place.lock())
        .value()
        .ifPresent(forms -> forms.forEach(form -> files.addAll(form.files())));
    return Result.of(files, rendered.findings());
  }

  private ExitCode tell(OutputFile file, int line) throws UsageException {
    List<String> lines = file.text().lines().toList();
    if (line > lines.size()) {
      throw new UsageException(
          "`" + file.path() + "` has " + lines.size() + " lines", "count from 1");
    }
    StringBuilder out = new StringBuilder();
    out.append(file.path()).append(':').append(line).append(": ");
    out.append(lines.get(line - 1).strip()).append('\n');
    tell(file.reason(line), out);
    terminal.out().print(out);
    return ExitCode.CLEAN;
  }

  private ExitCode failed(List<Finding> findings) throws IOException {
    return new ReportOptions(new Options()).print(findings, List.of(), specs, terminal);
  }
}

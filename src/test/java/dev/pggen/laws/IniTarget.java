package dev.pggen.laws;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Result;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Link;
import dev.pggen.stack.Loss;
import dev.pggen.stack.LostKind;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.Text;
import dev.pggen.stack.User;
import dev.pggen.stack.Weakening;
import dev.pggen.stack.Workload;
import dev.pggen.target.Target;
import dev.pggen.yaml.YamlMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A runtime that does not exist: programs on one host, started from one INI file, the database on
 * 127.0.0.1, no network crossed. It shows that a second target needs no change outside of it.
 */
final class IniTarget implements Target {
  /** What an INI file of this runtime can hold; everything else is lost. */
  private static final Set<FactKind> KEPT =
      EnumSet.of(
          FactKind.PURPOSE,
          FactKind.IMAGE,
          FactKind.USER,
          FactKind.LAUNCH,
          FactKind.ENV,
          FactKind.MEMORY,
          FactKind.RESTART,
          FactKind.SERVER_MAJOR,
          FactKind.SETTINGS,
          FactKind.HBA,
          FactKind.DATABASE,
          FactKind.LINKS);

  private static final TargetProfile PROFILE =
      new TargetProfile(
          "ini",
          "127.0.0.1",
          false,
          "127.0.0.1/32",
          "127.0.0.1",
          new User(568, 568),
          "/srv/secrets",
          Duration.ofSeconds(20),
          true,
          losses());

  private static Map<FactKind, LostKind> losses() {
    Map<FactKind, LostKind> losses = new EnumMap<>(FactKind.class);
    Arrays.stream(FactKind.values())
        .filter(kind -> !KEPT.contains(kind))
        .forEach(kind -> losses.put(kind, LostKind.weaker("the file has no key for it")));
    return losses;
  }

  @Override
  public TargetProfile profile() {
    return PROFILE;
  }

  @Override
  public List<String> start() {
    return List.of();
  }

  @Override
  public List<Weakening> weakenings() {
    return Arrays.stream(FactKind.values())
        .filter(kind -> !KEPT.contains(kind))
        .map(IniTarget::weakening)
        .toList();
  }

  private static Weakening weakening(FactKind kind) {
    return new Weakening(
        kind, Weakening.Effect.IGNORED, "all", "nothing", "the file has no key for it");
  }

  @Override
  public List<Loss> losses(Stack stack) {
    return StackFacts.of(stack).rows().entrySet().stream()
        .filter(row -> !KEPT.contains(row.getKey().kind()))
        .map(
            row ->
                weakening(row.getKey().kind())
                    .of(row.getKey().subject(), row.getValue(), Origin.decided("a stack says it")))
        .sorted()
        .toList();
  }

  @Override
  public String manifest() {
    return "stack.ini";
  }

  @Override
  public List<String> rotation(
      Stack stack,
      java.util.Optional<String> server,
      String program,
      List<String> consumers,
      boolean consumersFirst) {
    return List.of();
  }

  @Override
  public Result<List<OutputFile>> render(Stack stack, YamlMap patch) {
    throw new UnsupportedOperationException("an INI file is no tree");
  }

  @Override
  public List<OutputFile> render(Stack stack) {
    StringBuilder out = new StringBuilder();
    line(out, "name", stack.name());
    stack.workloads().forEach(w -> program(w, out));
    stack.servers().forEach(s -> server(s, out));
    for (Link link : stack.links()) {
      out.append("[link]\n");
      line(out, "from", link.workload());
      line(out, "to", link.server());
      link.database().ifKnown().ifPresent(d -> line(out, "database", d));
      link.user().ifKnown().ifPresent(u -> line(out, "user", u));
    }
    return List.of(OutputFile.of(manifest(), out.toString(), false, "everything"));
  }

  private static void program(Workload w, StringBuilder out) {
    out.append("[program ").append(w.name()).append("]\n");
    line(out, "purpose", w.role().name());
    w.image().ifKnown().ifPresent(i -> line(out, "image", i.toString()));
    w.user().ifKnown().ifPresent(u -> line(out, "user", u.toString()));
    w.launch().entrypoint().value().forEach(word -> line(out, "entrypoint", word));
    w.launch().command().value().forEach(word -> line(out, "command", word));
    for (EnvVar v : w.env()) {
      v.value()
          .ifKnown()
          .filter(text -> !text.isSecret())
          .map(Text::shown)
          .ifPresent(text -> line(out, "env " + v.name(), text));
    }
    w.resources().memory().ifKnown().ifPresent(m -> line(out, "memory", m.bytes() + ""));
    w.resources().memoryAndSwap().ifKnown().ifPresent(m -> line(out, "swap", m.bytes() + ""));
    Lifecycle.Restart restart = w.lifecycle().restart().value();
    line(out, "restart", restart.name());
  }

  private static void server(Server s, StringBuilder out) {
    out.append("[server ").append(s.workload()).append("]\n");
    line(out, "major", s.major().value().toString());
    line(out, "database", s.database().value());
    s.settings().value().forEach(v -> line(out, "set " + v.name(), v.value()));
    for (HbaRule r : s.hba().value()) {
      line(
          out,
          "hba",
          String.join(
              "\t",
              r.type(),
              String.join(",", r.databases()),
              String.join(",", r.users()),
              r.address(),
              r.method(),
              String.join(",", r.options())));
    }
  }

  private static void line(StringBuilder out, String key, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    out.append(key).append('=').append(escaped).append('\n');
  }
}

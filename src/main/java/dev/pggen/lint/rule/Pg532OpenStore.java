package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Network;
import dev.pggen.stack.Port;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Stores;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A store beside the database is published, and asks nobody for a password. */
public final class Pg532OpenStore implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG532",
          "open-store",
          Severity.WARNING,
          "whoever reaches the port reads, changes and deletes what lies there: sessions and jobs"
              + " of the app among it");

  private static final String MONGO = "docker.io/library/mongo";

  /** With what entrypoints of these images start the store, whatever the command says. */
  private static final Set<String> FLAGS = Set.of("REDIS_ARGS", "VALKEY_EXTRA_FLAGS", EnvVar.ALL);

  /** How a place begins that a template leaves open. */
  private static final List<String> FILLED_IN = List.of("{{", "[[", "<%", "${");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      if (stack.isPlanned() || !isOpen(stack, workload)) {
        continue;
      }
      Optional<Span> port = open(workload);
      if (port.isPresent()) {
        found.add(finding(workload, port.get()));
      } else {
        shared(stack, workload).ifPresent(found::add);
      }
    }
    return found.stream();
  }

  /** On a network that other projects join. */
  private static Optional<Finding> shared(Stack stack, Workload workload) {
    Fact<List<String>> joined = workload.network().networks();
    for (Network network : stack.networks()) {
      if (!network.external() || !joined.isKnownAnd(all -> all.contains(network.name()))) {
        continue;
      }
      Optional<Span> whole =
          joined.origin().isWritten() ? joined.origin().span() : Optional.empty();
      Optional<Span> span =
          whole
              .map(s -> Within.find(s, network.name()).orElse(s))
              .or(() -> workload.origin().span());
      return span.map(
          s ->
              INFO.at(
                      s,
                      "`"
                          + workload.name()
                          + "` asks for no password on `"
                          + network.name()
                          + "`, which other projects join")
                  .severity(Severity.INFO)
                  .help("put it and who uses it on a network of this file, or give it a password"));
    }
    return Optional.empty();
  }

  private static Optional<Span> open(Workload workload) {
    return workload.network().ports().ifKnown().orElse(List.of()).stream()
        .filter(port -> !port.isLoopback() && !port.hostAddress().isEmpty())
        .filter(port -> Set.of("0.0.0.0", "::", "[::]").contains(port.hostAddress()))
        .map(Port::origin)
        .flatMap(origin -> origin.span().stream())
        .findFirst();
  }

  private static boolean isOpen(Stack stack, Workload workload) {
    String image =
        workload.image().ifKnown().or(workload.traits()::besideTag).map(ImageRef::full).orElse("");
    if (Stores.isOne(workload)) {
      return workload.env().stream().map(EnvVar::name).noneMatch(FLAGS::contains)
          && (!image.contains("stack")
              || workload.mounts().stream().noneMatch(m -> m.target().endsWith(".conf")))
          && isKnownWithout(workload.launch().entrypoint())
          && (isKnownWithout(workload.launch().command()) || isByOpenFile(stack, workload));
    }
    if (image.equals(MONGO)) {
      return workload.env().stream()
              .map(EnvVar::name)
              .noneMatch(n -> n.startsWith("MONGO_INITDB_ROOT") || n.equals(EnvVar.ALL))
          && workload.mounts().stream().noneMatch(m -> m.target().contains("initdb"))
          && isKnownWithout(workload.launch().entrypoint())
          && isKnownWithout(workload.launch().command());
    }
    return (image.contains("elasticsearch") && says(workload, "xpack.security.enabled", "false"))
        || (image.equals("docker.io/grafana/grafana")
            && says(workload, "GF_AUTH_ANONYMOUS_ENABLED", "true")
            && says(workload, "GF_AUTH_ANONYMOUS_ORG_ROLE", "Admin"));
  }

  /** Whether all that it is started with is a file whose text is there, with no password in it. */
  private static boolean isByOpenFile(Stack stack, Workload workload) {
    List<String> words = workload.launch().command().ifKnown().orElse(List.of());
    String file = words.isEmpty() ? "" : words.get(words.size() - 1);
    boolean alone =
        words.size() == 1
            || words.size() == 2 && Set.of("redis-server", "valkey-server").contains(words.get(0));
    return alone
        && file.endsWith(".conf")
        && workload.mounts().stream()
            .filter(m -> m.target().equals(file))
            .map(Mount::source)
            .anyMatch(
                source ->
                    source instanceof Mount.OfOutput own
                        && stack.appFiles().stream()
                            .filter(f -> f.path().equals(own.path()))
                            .anyMatch(f -> isWithoutPassword(f.text())));
  }

  /** What another program still fills in may be anything, a password among it. */
  private static boolean isWithoutPassword(String conf) {
    return FILLED_IN.stream().noneMatch(conf::contains)
        && conf.lines()
            .map(line -> line.strip().toLowerCase(Locale.ROOT))
            .filter(line -> !line.startsWith("#"))
            .noneMatch(
                line ->
                    line.contains("requirepass")
                        || line.startsWith("aclfile")
                        || line.startsWith("bind")
                        || line.startsWith("include")
                        || line.startsWith("protected-mode")
                        || line.startsWith("user "));
  }

  /** No password and no file with one. */
  private static boolean isKnownWithout(Fact<List<String>> words) {
    return words.isKnownAnd(
        all ->
            all.stream()
                .noneMatch(
                    w ->
                        w.contains("requirepass")
                            || w.contains("-S") // SASL of memcached
                            || w.contains(".conf")
                            || w.contains("aclfile")
                            || w.contains("--auth")
                            || w.contains("--keyFile")
                            || w.contains("--clusterAuthMode") // which asks clients as well
                            || w.contains(".sh")
                            || w.contains("$")));
  }

  private static boolean says(Workload workload, String variable, String value) {
    return workload.env().stream()
        .filter(v -> v.name().equals(variable))
        .anyMatch(v -> v.value().isKnownAnd(text -> text.shown().equals(value)));
  }

  private static Finding finding(Workload workload, Span span) {
    return INFO.at(span, "`" + workload.name() + "` is open to everybody, without a password")
        .help("take the port out: containers reach it over their own network");
  }
}

package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A container sees a part of the host that gives it the host. */
public final class Pg606SensitiveHostPath implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG606",
          "sensitive-host-path",
          Severity.ERROR,
          "whoever can write there can take over the host");

  private static final List<String> SENSITIVE =
      List.of(
          "/boot",
          "/dev",
          "/etc",
          "/proc",
          "/root",
          "/sys",
          "/usr",
          "/var/lib/docker",
          "/var/run/docker.sock",
          "/run/docker.sock");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream().flatMap(w -> w.mounts().stream().flatMap(m -> finding(w, m)));
  }

  private static Stream<Finding> finding(Workload workload, Mount mount) {
    if (!(mount.source() instanceof Mount.OfHost host) || !sensitive(host.path())) {
      return Stream.empty();
    }
    return mount.origin().span().stream()
        .map(
            span ->
                INFO.at(span, "`" + workload.name() + "` gets the host's `" + host.path() + "`")
                    .help("mount only what it needs, read-only; or ignore this with the reason"));
  }

  private static boolean sensitive(String path) {
    Path normal = Path.of(path).normalize();
    return normal.equals(Path.of("/"))
        || SENSITIVE.stream().map(Path::of).anyMatch(normal::startsWith);
  }
}

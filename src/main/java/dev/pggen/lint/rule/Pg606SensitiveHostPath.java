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

  /** What images are given so that they know the time and whom to trust; harmless to read. */
  private static final List<String> HARMLESS_TO_READ =
      List.of(
          "/etc/localtime",
          "/etc/timezone",
          "/etc/ssl/certs",
          "/etc/ca-certificates",
          "/etc/pki/ca-trust",
          "/etc/pki/tls/certs",
          "/usr/share/zoneinfo",
          "/usr/share/ca-certificates",
          "/usr/local/share/ca-certificates");

  /**
   * Devices by which nobody takes over the host: nothing, tunnels, buses, graphics, sound, memory.
   */
  private static final List<String> HARMLESS_DEVICES =
      List.of(
          "/dev/null",
          "/dev/net/tun",
          "/dev/bus/usb",
          "/dev/dri",
          "/dev/snd",
          "/dev/shm",
          "/dev/serial");

  private static final String SOCKET = "docker.sock";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream().flatMap(w -> w.mounts().stream().flatMap(m -> finding(w, m)));
  }

  private static Stream<Finding> finding(Workload workload, Mount mount) {
    if (!(mount.source() instanceof Mount.OfHost host)
        || !sensitive(host.path())
        || HostPaths.isOwnBelowEtc(host.path())
        || workload.image().isKnownAnd(i -> HostPaths.isBelowEtcOf(host.path(), i.repository()))
        || among(HARMLESS_DEVICES, host.path())
        || mount.readOnly() && among(HARMLESS_TO_READ, host.path())
        || host.path().endsWith(SOCKET) && isProxy(workload)) {
      return Stream.empty();
    }
    return mount.origin().span().stream()
        .map(
            span ->
                advised(
                    INFO.at(
                        span, "`" + workload.name() + "` gets the host's `" + host.path() + "`"),
                    host.path(),
                    mount.readOnly()));
  }

  /** What is advised to all others. */
  private static boolean isProxy(Workload workload) {
    return workload
        .image()
        .isKnownAnd(i -> ImageNotes.of(i, ImageNotes.Kind.SOCKET_PROXY).isPresent());
  }

  private static Finding advised(Finding finding, String path, boolean readOnly) {
    if (path.endsWith(SOCKET)) {
      return finding
          .why("whoever speaks to the engine can start a container that owns the host")
          .help(
              "`:ro` does not help: put a socket proxy in between that lets through what is needed;"
                  + " or append `# pggen: ignore[PG606] -- REASON`");
    }
    return readOnly
        ? finding
            .why("what lies there tells keys, hashes of passwords and how the host is set up")
            .help("mount only the file that it needs; or append `# pggen: ignore[PG606] -- REASON`")
        : finding.help(
            "mount only what it needs, read-only; or append `# pggen: ignore[PG606] -- REASON`");
  }

  private static boolean sensitive(String path) {
    return Path.of(path).normalize().equals(Path.of("/")) || among(SENSITIVE, path);
  }

  private static boolean among(List<String> directories, String path) {
    for (String directory : directories) {
      if (HostPaths.inside(path, directory)) {
        return true;
      }
    }
    return false;
  }
}

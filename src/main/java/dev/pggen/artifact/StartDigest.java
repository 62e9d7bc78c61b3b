package dev.pggen.artifact;

import dev.pggen.stack.Mount;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A digest over the rendered bytes that a container reads only when it starts. A target puts it
 * where a change of it makes the runtime recreate the container.
 */
public final class StartDigest {
  /**
   * What the entry point of the server runs; probes, restores and the like start anew each time.
   */
  private static final Set<String> SERVER_SCRIPTS = Set.of("scripts/guard.sh", "scripts/say.sh");

  private StartDigest() {}

  /**
   * The digest for a container.
   *
   * @param files all files of {@link Artifacts#of}
   * @return sha256 as hexadecimal digits; none if the container reads nothing
   */
  public static Optional<String> of(Stack stack, Workload workload, List<OutputFile> files) {
    List<String> read = new ArrayList<>();
    if (workload.role() == Workload.Role.DATABASE) {
      stack.servers().stream()
          .filter(s -> s.workload().equals(workload.name()))
          .flatMap(s -> s.settings().value().stream())
          .filter(s -> s.apply() == Setting.Apply.RESTART)
          .forEach(s -> read.add(s.name() + "=" + s.value()));
    }
    for (OutputFile file : files) {
      if (reads(workload, file.path())) {
        read.add(file.path() + " " + sha256(file.text()));
      }
    }
    return read.isEmpty() ? Optional.empty() : Optional.of(sha256(String.join("\n", read)));
  }

  private static boolean reads(Workload workload, String path) {
    if (path.startsWith("scripts/")) {
      return switch (workload.role()) {
        case DATABASE -> SERVER_SCRIPTS.contains(path);
        case BACKUP, DRILL -> true;
        case APP, INIT -> mounted(workload, path);
      };
    }
    if (workload.traits().built().map(b -> b.dockerfile().equals(path)).orElse(false)) {
      return true;
    }
    // a file that is mounted alone keeps its old content after a replacement
    return mounted(workload, path);
  }

  private static boolean mounted(Workload workload, String path) {
    return workload.mounts().stream()
        .anyMatch(m -> m.source() instanceof Mount.OfOutput o && o.path().equals(path));
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

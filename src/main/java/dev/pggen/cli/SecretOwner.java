package dev.pggen.cli;

import dev.pggen.secrets.Owner;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides whom secret files belong to, or that this user cannot make them. */
final class SecretOwner {
  private SecretOwner() {}

  /** The owner for secrets of a stack, made by whoever runs this. */
  static Owner of(Stack stack, List<String> words) throws UsageException, IOException {
    Path self = Path.of("/proc/self");
    long uid = id(self, "unix:uid");
    if (uid == 0) {
      return Owner.ROOT;
    }
    SortedSet<Long> readers = readers(stack);
    readers.remove(uid);
    if (!readers.isEmpty()) {
      String others = readers.stream().map(String::valueOf).collect(Collectors.joining(", "));
      throw new UsageException(
          "uid " + others + " must read secrets that uid " + uid + " cannot give to them",
          ("sudo pggen secrets " + String.join(" ", words)).strip());
    }
    return new Owner(uid, id(self, "unix:gid"));
  }

  private static long id(Path path, String attribute) throws IOException {
    return ((Number) Files.getAttribute(path, attribute)).longValue();
  }

  /** Whom containers with secrets run as. */
  static SortedSet<Long> readers(Stack stack) {
    SortedSet<Long> readers = new TreeSet<>();
    for (Workload workload : stack.workloads()) {
      if (workload.mounts().stream().anyMatch(SecretOwner::isSecret)) {
        workload.user().ifKnown().map(User::uid).ifPresent(readers::add);
      }
    }
    return readers;
  }

  private static boolean isSecret(Mount mount) {
    return mount.source() instanceof Mount.OfSecret
        || mount.source() instanceof Mount.OfOutput output && output.path().startsWith("secrets/");
  }
}

package dev.pggen.cli;

import dev.pggen.source.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of the files that were read, by the names under which they are reported. */
final class ReadKinds {
  private final Map<String, ReadKind> kinds = new LinkedHashMap<>();

  void put(String shown, ReadKind kind) {
    kinds.put(shown, kind);
  }

  /** The names of all of them, as they are now. */
  List<String> names() {
    return List.copyOf(kinds.keySet());
  }

  /** Where a file lies, whether or not it could be read to the end. */
  Optional<Path> file(String shown) {
    return Optional.ofNullable(kinds.get(shown)).flatMap(ReadKind::file);
  }

  /** A file that could be read to the end. */
  Optional<ReadKind> whole(String shown) {
    return Optional.ofNullable(kinds.get(shown)).filter(kind -> kind.format().isPresent());
  }

  /** How many could not be read to the end. */
  int broken() {
    int broken = 0;
    for (ReadKind kind : kinds.values()) {
      broken += kind.file().isPresent() && kind.format().isEmpty() ? 1 : 0;
    }
    return broken;
  }

  /** What reading them found. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (ReadKind kind : kinds.values()) {
      findings.addAll(kind.findings());
    }
    return findings;
  }
}

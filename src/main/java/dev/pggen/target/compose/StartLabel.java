package dev.pggen.target.compose;

import dev.pggen.stack.Workload;
import java.util.Map;
import java.util.Optional;

/** The label by which Compose sees that a file changed which a container reads only at start. */
final class StartLabel {
  /** The key of the label. */
  static final String KEY = "dev.pggen.start-digest";

  private StartLabel() {}

  static Optional<Map.Entry<String, String>> of(Workload workload) {
    return Optional.empty();
  }
}

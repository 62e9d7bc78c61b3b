package dev.pggen.read.nomad;

import dev.pggen.stack.Volume;
import java.util.Map;
import java.util.Optional;

/** Under which names jobs share what lies outside of them. */
final class SharedNames {
  private SharedNames() {}

  /**
   * What all jobs call a volume; one of each allocation is nobody else's.
   *
   * @param known volumes of the job so far, by label
   */
  static Optional<String> outer(Section volume, String label, Map<String, Volume> known) {
    Optional<String> kind = volume.text("type").filter(t -> t.equals("host") || t.equals("csi"));
    Optional<String> source = volume.text("source");
    if (kind.isEmpty() || source.isEmpty() || volume.get("per_alloc").isPresent()) {
      return Optional.empty();
    }
    Volume before = known.get(label);
    String outer = kind.get() + " volume " + source.get();
    return before == null || before.outer().equals(Optional.of(outer))
        ? Optional.of(outer)
        : Optional.empty();
  }

  /** The namespace of a job; that of a variable is known to whoever runs it. */
  static Optional<String> space(Section job) {
    return job.get("namespace").isEmpty() ? Optional.of("default") : job.text("namespace");
  }
}

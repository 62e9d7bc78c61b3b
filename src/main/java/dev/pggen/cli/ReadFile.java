package dev.pggen.cli;

import dev.pggen.lint.Subject;
import dev.pggen.read.Reading;
import dev.pggen.source.Result;
import java.util.List;

/**
 * A file that was read.
 *
 * @param subject what the rules are asked about, and what reading it found
 * @param parts other files that belong to what it says
 */
record ReadFile(Result<Subject> subject, List<Reading.Part> parts) {
  ReadFile {
    parts = List.copyOf(parts);
  }

  /** A file that stands alone. */
  static ReadFile of(Result<Subject> subject) {
    return new ReadFile(subject, List.of());
  }
}

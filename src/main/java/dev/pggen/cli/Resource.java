package dev.pggen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts that are packed into the jar. */
final class Resource {
  private Resource() {}

  /** The text at an absolute path like {@code /schemas/pggen-1.schema.json}. */
  static Optional<String> text(String path) throws IOException {
    try (InputStream in = Resource.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}

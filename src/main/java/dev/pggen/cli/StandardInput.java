package dev.pggen.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes in: lines where a person answers, or the bytes of a file. A run takes one of them. */
final class StandardInput {
  private final InputStream bytes;
  private @Nullable BufferedReader lines;

  StandardInput(InputStream bytes) {
    this.bytes = bytes;
  }

  /** With nothing in it. */
  static StandardInput empty() {
    return new StandardInput(InputStream.nullInputStream());
  }

  /** The next line that somebody typed, without its end; nothing if there is none. */
  Optional<String> line() throws IOException {
    BufferedReader reader = lines;
    if (reader == null) {
      reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      lines = reader;
    }
    return Optional.ofNullable(reader.readLine());
  }

  /** The first bytes, so many at most. */
  byte[] first(int most) throws IOException {
    return bytes.readNBytes(most);
  }

  /** All of it, for a verb that reads on and on. */
  InputStream stream() {
    return bytes;
  }

  /** Passes on what is left. */
  void passRest(OutputStream out) throws IOException {
    bytes.transferTo(out);
  }
}

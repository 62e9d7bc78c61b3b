package dev.pggen.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Messages on two streams, each with a header that says how long it is. */
final class Frames {
  /** A message holds one file at most, and files of more than 1 MiB are not read. */
  static final int LARGEST = 16 << 20;

  private static final int LONGEST_HEADER = 4096;
  private static final int MOST_DIGITS = 9;
  private static final String LENGTH = "content-length";

  private final InputStream in;
  private final OutputStream out;

  Frames(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** The next message, or nothing where the input ends between two of them. */
  Optional<byte[]> read() throws IOException {
    int length = -1;
    int left = LONGEST_HEADER;
    boolean begun = false;
    while (true) {
      Optional<String> line = line(left, begun);
      if (line.isEmpty()) {
        return Optional.empty();
      }
      begun = true;
      left -= line.get().length() + 2;
      if (line.get().isEmpty()) {
        break;
      }
      int colon = line.get().indexOf(':');
      if (colon < 1) {
        throw new BrokenFrameException("a line of a header has no name and no colon");
      }
      String name = line.get().substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (name.equals(LENGTH)) {
        length = length(line.get().substring(colon + 1).strip());
      }
    }
    if (length < 0) {
      throw new BrokenFrameException("a message has no `Content-Length`");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new BrokenFrameException("the input ends within a message");
    }
    return Optional.of(body);
  }

  private static int length(String text) throws BrokenFrameException {
    boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits) {
      throw new BrokenFrameException("`Content-Length` is no length");
    }
    int length = Integer.parseInt(text);
    if (length > LARGEST) {
      throw new BrokenFrameException("a message is larger than 16 MiB");
    }
    return length;
  }

  /** A line of a header without its end; nothing if the input ends before the first one. */
  private Optional<String> line(int longest, boolean begun) throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() <= longest) {
      int c = in.read();
      if (c < 0) {
        if (!begun && line.isEmpty()) {
          return Optional.empty();
        }
        throw new BrokenFrameException("the input ends within a header");
      }
      if (c == '\n' && line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
        return Optional.of(line.substring(0, line.length() - 1));
      }
      if (c == '\n' || c != '\r' && (c < ' ' || c > '~') && c != '\t') {
        throw new BrokenFrameException("a header is no text with lines that end in CR and LF");
      }
      line.append((char) c);
    }
    throw new BrokenFrameException("a header is longer than " + LONGEST_HEADER + " bytes");
  }

  /** Sends a message. */
  void write(byte[] body) throws IOException {
    String header = "Content-Length: " + body.length + "\r\n\r\n";
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }
}

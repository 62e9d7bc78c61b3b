package dev.pggen.cli;

import dev.pggen.hcl.HclReader;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file is whose name does not say it. */
final class Contents {
  private static final int LOOKED_AT = 1 << 20;

  /** How templates of Nomad Pack begin an action. */
  private static final Pattern PACK =
      Pattern.compile("\\[\\[-? *(?:[.$]|(?:var|if|range|template|define|with|meta) )");

  private Contents() {}

  /** Why a file cannot be a spec or a manifest, to be put behind "because". */
  static Optional<String> whyNotOurs(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LOOKED_AT);
    }
    return whyNotOurs(file, bytes);
  }

  /** The same of bytes that a file would hold. */
  static Optional<String> whyNotOurs(Path file, byte[] bytes) {
    String name = String.valueOf(file.getFileName());
    if (name.equals(Config.NAME)) {
      return Optional.of("it is the configuration of pggen itself");
    }
    if (name.equals("pggen.defaults.yaml")) {
      return Optional.of("it is read with the specs that it belongs to");
    }
    if (bytes.length == 0) {
      return Optional.of("it is empty");
    }
    if (isBinary(bytes)) {
      return Optional.of("it is binary");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean job =
        HclReader.isFilledIn(name)
            ? isFilledInJob(name, text)
            : (name.endsWith(".hcl") || name.endsWith(".nomad")) && beginsJob(text);
    if (!job && HclReader.isFilledIn(name) && beginsJob(text)) {
      return Optional.of(Unread.TEMPLATE);
    }
    return job || hasKey(text, "pggen") || hasKey(text, "services")
        ? Optional.empty()
        : Optional.of(
            "it is no spec (there is no `pggen:` at its top), no Compose file (no `services:`), no Nomad"
                + " job and no file of a server's own configuration");
  }

  /** Whether a file in HCL holds a job; one that cannot be read may, so that it is told. */
  static boolean isJob(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
      String name = String.valueOf(file.getFileName());
      return HclReader.isFilledIn(name) ? isFilledInJob(name, text) : beginsJob(text);
    } catch (IOException e) {
      return true;
    }
  }

  /** One that is read as it stands; where another program decides about its blocks, nobody can. */
  private static boolean isFilledInJob(String name, String text) {
    return beginsJob(text)
        && !PACK.matcher(text).find()
        && HclReader.read(SourceFile.of(name, text), "").value().isPresent();
  }

  private static boolean beginsJob(String text) {
    return text.startsWith("job \"") || text.contains("\njob \"");
  }

  private static boolean isBinary(byte[] bytes) {
    for (byte each : bytes) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a key stands at the top of a YAML or JSON text, as far as this shows without reading.
   */
  static boolean hasKey(String written, String key) {
    String text = written.startsWith("\ufeff") ? written.substring(1) : written;
    if (text.stripLeading().startsWith("{")) {
      return text.contains("\"" + key + "\"");
    }
    for (String quote : new String[] {"", "\"", "'"}) {
      String quoted = quote + key + quote;
      int at = text.startsWith(quoted) ? 0 : text.indexOf("\n" + quoted) + 1;
      while (at > 0 || text.startsWith(quoted)) {
        int end = at + quoted.length();
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
          end++;
        }
        if (end < text.length() && text.charAt(end) == ':') {
          return true;
        }
        int next = text.indexOf("\n" + quoted, at);
        if (next < 0) {
          break;
        }
        at = next + 1;
      }
    }
    return false;
  }
}

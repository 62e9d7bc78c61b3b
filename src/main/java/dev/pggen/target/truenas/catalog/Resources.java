package dev.pggen.target.truenas.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Files that lie beside this package. */
final class Resources {
  private Resources() {}

  /** The script that makes backups. */
  static String backupScript() {
    return text("backup.sh");
  }

  /** What is known of the catalog itself, by key. */
  static Map<String, String> renderLibrary() {
    Map<String, String> library = new TreeMap<>();
    for (String line : text("library.tsv").split("\n")) {
      int tab = line.indexOf('\t');
      if (!line.startsWith("#") && tab > 0) {
        library.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return library;
  }

  private static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not packed");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}

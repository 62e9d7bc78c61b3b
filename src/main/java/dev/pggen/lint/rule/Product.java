package dev.pggen.lint.rule;

import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ServerImages;
import dev.pggen.stack.Stores;
import java.util.Locale;
import java.util.Set;

/** Which project an image belongs to, as far as its name tells. */
final class Product {
  /** Names under which many projects are published. */
  private static final Set<String> MANY =
      Set.of("library", "linuxserver", "bitnami", "bitnamilegacy", "bitnamicharts", "hotio");

  private static final Set<String> CARETAKERS =
      Set.of(
          "adminer",
          "exporter",
          "pgadmin",
          "pgadmin4",
          "pgbouncer",
          "pgcat",
          "pgpool",
          "pghero",
          "pgweb",
          "postgres",
          "postgresql",
          "dump",
          "backup",
          "backups",
          "pgdump",
          "barman");

  private static final Set<String> DATABASES =
      Set.of("mariadb", "mysql", "mongo", "influxdb", "clickhouse");

  private static final String OFFICIAL = "docker.io/library/";

  private Product() {}

  /** Whether two images belong together: one publisher, or names that begin with one word. */
  static boolean same(ImageRef a, ImageRef b) {
    String publisher = publisher(a);
    return (!publisher.isEmpty() && publisher.equals(publisher(b)))
        || firstWord(a).equals(firstWord(b));
  }

  /** Whether it serves whoever runs a database rather than people. */
  static boolean looksAfterDatabases(ImageRef image) {
    for (String word : words(name(image))) {
      if (CARETAKERS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is a database of another kind. */
  static boolean keepsData(ImageRef image) {
    return DATABASES.contains(firstWord(image));
  }

  /** Whether a registry has it under this name, as the image of a server or a store. */
  static boolean isOfficial(ImageRef image) {
    return ServerImages.isOfficial(image)
        || Stores.holds(image)
        || image.full().startsWith(OFFICIAL)
            && DATABASES.contains(image.full().substring(OFFICIAL.length()));
  }

  /** The part before the name, without the registry; empty where it says nothing. */
  private static String publisher(ImageRef image) {
    String path = path(image);
    int slash = path.indexOf('/');
    String first = slash < 0 ? "" : path.substring(0, slash);
    return MANY.contains(first) ? "" : first;
  }

  private static String firstWord(ImageRef image) {
    return words(name(image))[0];
  }

  private static String[] words(String name) {
    return name.replace('_', '-').split("-");
  }

  private static String name(ImageRef image) {
    String path = path(image);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String path(ImageRef image) {
    String full = image.full().toLowerCase(Locale.ROOT);
    return full.substring(full.indexOf('/') + 1);
  }
}

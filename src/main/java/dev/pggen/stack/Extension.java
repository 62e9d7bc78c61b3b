package dev.pggen.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an extension, or of a library that is only loaded; from a dated table, {@code
 * extensions.tsv}.
 *
 * @param name with which it is created
 * @param row of the table
 */
public record Extension(String name, Table.Row row) {
  /** Names under which projects are known, by what CREATE EXTENSION wants. */
  private static final Map<String, String> PROJECTS =
      Map.of("timescale", "timescaledb", "vectorchord", "vchord", "ossp", "uuid-ossp");

  // Loaded when first asked: most stacks have none.
  private static final class Known {
    private static final Map<String, Extension> BY_NAME = load();
  }

  /** All that are known, sorted by name. */
  public static List<Extension> all() {
    return List.copyOf(Known.BY_NAME.values());
  }

  /** The one with exactly this name. */
  public static Optional<Extension> named(String name) {
    return Optional.ofNullable(Known.BY_NAME.get(name));
  }

  /**
   * The name that somebody meant who wrote another: that of the project ({@code pgvector}), or
   * other signs between its words ({@code uuid_ossp}). Empty for a name that is known, or like
   * none.
   */
  public static Optional<String> meant(String written) {
    if (named(written).isPresent()) {
      return Optional.empty();
    }
    String core = core(written);
    List<String> found = new ArrayList<>();
    for (Extension each : Known.BY_NAME.values()) {
      if (core(each.name()).equals(core)) {
        found.add(each.name());
      }
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.ofNullable(PROJECTS.get(core));
  }

  /** Whether the official image holds it. */
  public boolean isOfficial() {
    return row.cell("official").equals("yes");
  }

  /** What must be loaded at the start of the server; empty if nothing. */
  public String library() {
    return row.cell("library");
  }

  /** Its place among libraries, smaller first; empty if it has none. */
  public String rank() {
    return row.cell("rank");
  }

  /** A parameter that its library needs, {@code name=value}; empty if none. */
  public String setting() {
    return row.cell("setting");
  }

  /** Its Debian package, with {@code ${major}} in it; empty if PGDG has none. */
  public String packageName() {
    return row.cell("package");
  }

  private static Map<String, Extension> load() {
    Map<String, Extension> all = new LinkedHashMap<>();
    for (Table.Row row : Table.read(Extension.class, "extensions.tsv")) {
      all.put(row.first(), new Extension(row.first(), row));
    }
    return all;
  }

  /** Letters and digits behind the prefix that half of them have. */
  private static String core(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return plain.startsWith("pg") ? plain.substring(2) : plain;
  }
}

package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.spec.PostgresSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Extensions of the spec: what is created, what must be loaded, which settings they need. */
final class Extensions {
  private static final int OTHERS = 50;
  private static final String DATABASE = "${database}";

  private final Map<String, Table.Row> table = new LinkedHashMap<>();
  private final PostgresSpec spec;

  Extensions(PostgresSpec spec) {
    this.spec = spec;
    for (Table.Row row : Table.read("extensions.tsv")) {
      table.put(row.first(), row);
    }
  }

  /** Names to create, in spec order, once each. */
  List<String> names() {
    return spec.extensions().stream().map(At::value).distinct().toList();
  }

  /** Libraries to load: those of the spec and those that extensions need, in loading order. */
  List<String> preload() {
    List<String> all = new ArrayList<>();
    spec.preload().forEach(at -> all.add(at.value()));
    names().forEach(name -> all.add(cell(name, "library")));
    return all.stream()
        .filter(library -> !library.isEmpty())
        .distinct()
        .sorted(Comparator.comparingInt(this::rank))
        .toList();
  }

  private int rank(String library) {
    String rank = cell(library, "rank");
    return rank.isEmpty() ? OTHERS : Integer.parseInt(rank);
  }

  /** Settings that loaded libraries need, by name. */
  Map<String, String> settings(String database) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String library : preload()) {
      String setting = cell(library, "setting");
      int equals = setting.indexOf('=');
      if (equals > 0) {
        settings.put(
            setting.substring(0, equals),
            setting.substring(equals + 1).replace(DATABASE, database));
      }
    }
    return settings;
  }

  /** With the official image, an extension that it lacks would end the first start. */
  void check(boolean officialImage, List<Finding> findings) {
    if (!officialImage) {
      return;
    }
    for (At<String> extension : spec.extensions()) {
      if (cell(extension.value(), "official").equals("yes")) {
        continue;
      }
      String near =
          Nearest.of(
                  extension.value(),
                  table.keySet().stream().filter(n -> cell(n, "official").equals("yes")).toList())
              .map(name -> "did you mean `" + name + "`?")
              .orElse("name an image that holds it: `postgres.image`");
      findings.add(
          PlanRules.EXTENSION_MISSING
              .at(
                  extension.span(),
                  "the official image has no extension `" + extension.value() + "`")
              .help(near));
    }
  }

  private String cell(String name, String column) {
    Table.Row row = table.get(name);
    return row == null ? "" : row.cell(column);
  }
}

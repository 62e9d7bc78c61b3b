package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code postgres:}.
 *
 * <pre>
 * postgres: {version: 17, memory: 2GiB, extensions: [pg_stat_statements]}
 * </pre>
 */
final class PostgresBinder {
  private static final int OLDEST = 14;
  private static final int NEWEST = 18;

  private PostgresBinder() {}

  static Optional<PostgresSpec> read(Block spec, Binding in) {
    return spec.block("postgres").flatMap(block -> bind(block, in));
  }

  private static Optional<PostgresSpec> bind(Block block, Binding in) {
    Findings findings = in.findings();
    Optional<At<String>> version = block.word("version").filter(v -> isVersion(v, findings));
    Optional<At<String>> image = block.word("image");
    image.ifPresent(i -> Images.check(i, findings));
    Optional<At<String>> database = block.word("database");
    database.ifPresent(d -> Names.sql("database", d, findings));
    Optional<At<String>> user = block.word("user");
    user.ifPresent(u -> Names.sql("role", u, findings));
    List<At<String>> extensions = block.words("extensions");
    extensions.forEach(e -> Names.library("extension", e, findings));
    List<At<String>> preload = block.words("preload");
    preload.forEach(p -> Names.library("library", p, findings));
    Optional<Block> storage = block.block("storage");
    Optional<At<String>> runAs = block.word("run_as").filter(u -> isUser(u, findings));
    List<At<SourceFile>> init = init(block, in);
    Optional<TlsSpec> tls = TlsBinder.read(block, in);
    return version.map(
        v ->
            new PostgresSpec(
                v,
                image,
                block.flag("build"),
                block.word("family"),
                runAs,
                database,
                user,
                block.size("memory").filter(m -> Images.isEnough(m, findings)),
                block.cpus("cpus"),
                block.word("workload"),
                storage.flatMap(s -> s.word("type")),
                storage.flatMap(s -> s.size("size")),
                block.integer("connections"),
                tls,
                extensions,
                preload,
                init,
                parameters(block, in),
                AccessBinder.publish(block, in),
                AccessBinder.access(block, in),
                block.span()));
  }

  private static boolean isUser(At<String> user, Findings findings) {
    if (user.value().equals("root")) {
      findings.add(
          ValueRules.USER
              .at(user.span(), "the server cannot run as root")
              .help("PostgreSQL refuses it; write `\"999:999\"` or another user"));
      return false;
    }
    return Users.isValid(user, findings);
  }

  /** {@code 17} or {@code 17.11}. */
  private static boolean isVersion(At<String> version, Findings findings) {
    String text = version.value();
    int point = text.indexOf('.');
    String major = point < 0 ? text : text.substring(0, point);
    boolean shaped = isNumber(major) && (point < 0 || isNumber(text.substring(point + 1)));
    if (!shaped) {
      findings.add(
          ShapeRules.BAD_VALUE
              .at(version.span(), Shown.of(text) + " is not a version of PostgreSQL")
              .help("write a major like `17`, or a minor like `17.11`"));
      return false;
    }
    int number = Integer.parseInt(major);
    if (number < OLDEST || number > NEWEST) {
      findings.add(
          ShapeRules.BAD_VALUE
              .at(version.span(), "PostgreSQL " + Shown.of(text) + " is not supported")
              .why("pggen knows the majors " + OLDEST + " to " + NEWEST + " down to the minor")
              .help(
                  number < OLDEST
                      ? "it has left its support; " + NEWEST + " is the newest"
                      : NEWEST + " is the newest that this pggen knows"));
      return false;
    }
    return true;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 3
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && (text.length() == 1 || text.charAt(0) != '0');
  }

  private static List<At<SourceFile>> init(Block block, Binding in) {
    List<At<SourceFile>> files = new ArrayList<>();
    for (At<String> name : block.words("init")) {
      if (!name.value().endsWith(".sql")) {
        in.findings()
            .add(
                FileRules.UNREADABLE
                    .at(name.span(), Shown.of(name.value()) + " does not end in `.sql`")
                    .help("only SQL is run at the first start; rename it if it is SQL"));
      } else {
        in.read(name).ifPresent(f -> files.add(new At<>(f, name.span())));
      }
    }
    return files;
  }

  private static Map<At<String>, At<String>> parameters(Block block, Binding in) {
    Map<At<String>, At<String>> parameters = new LinkedHashMap<>();
    for (YamlMap.Entry entry : block.entries("parameters")) {
      At<String> name = new At<>(entry.name(), entry.key().span());
      if (!isParameter(entry.name())) {
        in.findings()
            .add(
                ValueRules.NAME
                    .at(name.span(), Shown.of(entry.name()) + " cannot be the name of a parameter")
                    .help("lower-case letters, digits and `_`, with one point for an extension's"));
      } else if (entry.value() instanceof YamlScalar scalar && !scalar.isNull()) {
        parameters.put(name, value(in.word(scalar), in.findings()));
      }
    }
    return parameters;
  }

  private static At<String> value(At<String> value, Findings findings) {
    if (value.value().indexOf('\n') >= 0 || value.value().indexOf('\r') >= 0) {
      findings.add(
          ShapeRules.BAD_VALUE
              .at(value.span(), "a parameter cannot hold a line break")
              .help("write it on one line"));
    }
    return value;
  }

  private static boolean isParameter(String name) {
    boolean ok = !name.isEmpty() && name.length() <= 63 && !name.endsWith(".");
    int points = 0;
    for (int i = 0; ok && i < name.length(); i++) {
      char c = name.charAt(i);
      points += c == '.' ? 1 : 0;
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      ok = letter || (i > 0 && ((c >= '0' && c <= '9') || (c == '.' && points == 1)));
    }
    return ok;
  }
}

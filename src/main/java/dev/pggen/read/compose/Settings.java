package dev.pggen.read.compose;

import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.pgconf.PgConfFile;
import dev.pggen.pgconf.PgConfReader;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Parameters of a server: its command line, then the file that it names or that is mounted. */
final class Settings {
  private static final String CONFIG_FILE = "config_file";

  private final Map<String, Setting> known = new LinkedHashMap<>();
  private final Optional<Origin> whole;
  private final boolean any;

  /**
   * Those of a server.
   *
   * @param data where the server looks for its configuration unless it is told otherwise
   */
  Settings(
      Workload server,
      Optional<String> data,
      ContainerFiles files,
      Function<Span, Origin> origins) {
    Map<String, String> line = commandLine(Roles.words(server.launch().command()));
    Optional<SourceFile> file =
        line.containsKey(CONFIG_FILE)
            ? files.at(line.get(CONFIG_FILE))
            : data.flatMap(d -> files.alone(d + "/postgresql.conf"));
    Optional<Origin> all = Optional.empty();
    if (file.isPresent()) {
      PgConfFile conf = PgConfReader.read(file.get()).value().orElseThrow();
      for (PgConfEntry entry : conf.entries()) {
        if (entry.kind() == PgConfEntry.Kind.SETTING) {
          put(entry.name(), entry.value(), origins.apply(entry.valueSpan()));
        }
      }
      all = conf.includes() ? all : Optional.of(origins.apply(file.get().start()));
    }
    Origin origin = server.launch().command().origin();
    line.forEach(
        (name, value) -> {
          if (!name.equals(CONFIG_FILE)) {
            put(name, value, origin);
          }
        });
    this.whole = all;
    this.any = file.isPresent() || !known.isEmpty();
  }

  /**
   * What is set; unknown if the file lies in the volume and the command line says nothing. Where
   * nothing else can be set, it is a fact of the file.
   */
  Fact<List<Setting>> all() {
    List<Setting> all = List.copyOf(known.values());
    if (whole.isPresent()) {
      return Fact.of(all, whole.get());
    }
    return any
        ? Fact.decided(all, "the command line, and the file it names")
        : Fact.unknown("postgresql.conf lies in the volume, made at the first start");
  }

  /**
   * A fact that a parameter tells.
   *
   * @param otherwise the server's default, where the whole configuration is known
   */
  <T> Fact<T> fact(String name, Function<String, Optional<T>> reading, T otherwise) {
    Setting setting = known.get(name);
    if (setting != null) {
      return reading
          .apply(setting.value())
          .map(value -> Fact.of(value, setting.origin()))
          .orElseGet(() -> new Fact.Unknown<>(setting.origin()));
    }
    return whole.isPresent()
        ? Fact.decided(otherwise, "the server's default")
        : Fact.unknown("postgresql.conf lies in the volume, made at the first start");
  }

  /** The path that a parameter names. */
  Fact<String> path(String name) {
    Setting setting = known.get(name);
    return setting == null
        ? Fact.unknown("`" + name + "` is not set")
        : Fact.of(setting.value(), setting.origin());
  }

  private void put(String name, String value, Origin origin) {
    String key = name.toLowerCase(Locale.ROOT);
    known.remove(key);
    // How a change takes effect is not of the file but of the server's version.
    known.put(key, new Setting(key, value, Setting.Apply.RELOAD, origin));
  }

  /** {@code -c name=value}, {@code -cname=value} and {@code --name=value}. */
  private static Map<String, String> commandLine(List<String> words) {
    Map<String, String> line = new LinkedHashMap<>();
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-c") && i + 1 < words.size()) {
        pairs.add(words.get(++i));
      } else if (word.startsWith("-c")) {
        pairs.add(word.substring(2));
      } else if (word.startsWith("--")) {
        pairs.add(word.substring(2));
      }
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        line.put(
            pair.substring(0, equals).replace('-', '_').toLowerCase(Locale.ROOT),
            pair.substring(equals + 1));
      }
    }
    return line;
  }
}

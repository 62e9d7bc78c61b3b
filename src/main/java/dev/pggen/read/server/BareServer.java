package dev.pggen.read.server;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Fact;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stack of one server, of which no more is known than one of its files says. */
final class BareServer {
  private static final String UNKNOWN = "one file of the server says nothing of this";
  private static final Set<String> ON = Set.of("on", "true", "yes", "1");
  private static final Set<String> OFF = Set.of("off", "false", "no", "0");

  private BareServer() {}

  /** By who may connect. */
  static Stack of(HbaDocument hba) {
    List<HbaRule> rules = new ArrayList<>(hba.records().size());
    hba.records().forEach(r -> rules.add(HbaRules.of(r, Origin::written)));
    Origin origin = Origin.written(hba.file().start());
    return stack(
        hba.file(),
        major(hba.major(), hba.file()),
        Fact.unknown(UNKNOWN),
        Fact.of(List.copyOf(rules), origin),
        Fact.unknown(UNKNOWN),
        Fact.unknown(UNKNOWN));
  }

  /** By its parameters; of those that are set twice the last one counts. */
  static Stack of(ConfDocument conf) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (PgConfEntry entry : conf.settings()) {
      String name = entry.name().toLowerCase(Locale.ROOT);
      settings.remove(name);
      Origin origin = Origin.written(entry.valueSpan());
      // How a change takes effect is not of the file but of the server's version.
      settings.put(name, new Setting(name, entry.value(), Setting.Apply.RELOAD, origin));
    }
    return stack(
        conf.file(),
        major(conf.major(), conf.file()),
        Fact.of(List.copyOf(settings.values()), Origin.written(conf.file().start())),
        Fact.unknown(UNKNOWN),
        preload(settings.get("shared_preload_libraries")),
        tls(settings.get("ssl")));
  }

  private static Fact<Integer> major(Optional<Integer> major, SourceFile file) {
    return major
        .map(m -> Fact.of(m, Origin.decided("the directory tells it", file.start())))
        .orElseGet(() -> Fact.unknown("nothing here tells the version"));
  }

  private static Fact<List<String>> preload(@org.jspecify.annotations.Nullable Setting setting) {
    if (setting == null) {
      return Fact.unknown(UNKNOWN);
    }
    List<String> names = new ArrayList<>();
    for (String each : setting.value().split(",", -1)) {
      String name = each.strip();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return Fact.of(List.copyOf(names), setting.origin());
  }

  private static Fact<Boolean> tls(@org.jspecify.annotations.Nullable Setting setting) {
    String value = setting == null ? "" : setting.value().toLowerCase(Locale.ROOT);
    if (setting == null || !ON.contains(value) && !OFF.contains(value)) {
      return Fact.unknown(UNKNOWN);
    }
    return Fact.of(ON.contains(value), setting.origin());
  }

  /** Without a name: a server and the stack that uses it may lie in one directory. */
  static Stack nothing(SourceFile file) {
    return stack(file, List.of());
  }

  private static Stack stack(
      SourceFile file,
      Fact<Integer> major,
      Fact<List<Setting>> settings,
      Fact<List<HbaRule>> hba,
      Fact<List<String>> preload,
      Fact<Boolean> tls) {
    return stack(
        file,
        List.of(
            new Server(
                "server",
                major,
                Fact.unknown(UNKNOWN),
                Fact.unknown(UNKNOWN),
                Fact.unknown(UNKNOWN),
                Fact.unknown(UNKNOWN),
                Fact.unknown(UNKNOWN),
                settings,
                hba,
                Fact.unknown(UNKNOWN),
                Fact.unknown(UNKNOWN),
                Fact.unknown(UNKNOWN),
                preload,
                tls,
                List.of())));
  }

  private static Stack stack(SourceFile file, List<Server> servers) {
    return new Stack(
        "",
        Origin.written(file.start()),
        List.of(),
        servers,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}

package dev.pggen.lint.policy;

import dev.pggen.stack.Backup;
import dev.pggen.stack.Fact;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Network;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Volume;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What can be asked of all that is no container. */
final class OtherFields {
  static final List<Field<Server>> SERVER =
      List.of(
          Field.text("name", Server::workload),
          Field.number("major", s -> s.major().map(BigDecimal::valueOf)),
          Field.textFact("version", Server::version),
          Field.flag("tls", Server::tls),
          Field.textFact("database", Server::database),
          Field.texts("extensions", Server::extensions),
          Field.texts("preload", Server::preload),
          Field.entries("settings", s -> s.settings().map(OtherFields::settings)),
          Field.entries("auth_methods", s -> s.hba().map(OtherFields::methods)));

  static final List<Field<Volume>> VOLUME =
      List.of(
          Field.text("name", Volume::name),
          Field.textFact("backup", Volume::backup),
          Field.textFact("file_system", Volume::fileSystem));

  static final List<Field<Network>> NETWORK =
      List.of(
          Field.text("name", Network::name),
          Field.flag("internal", n -> new Fact.Known<>(n.internal(), n.origin())),
          Field.flag("external", n -> new Fact.Known<>(n.external(), n.origin())));

  static final List<Field<Backup>> BACKUP =
      List.of(
          Field.text("name", Backup::server),
          Field.textFact("schedule", Backup::schedule),
          Field.flag("drill", b -> b.drill().map(Optional::isPresent)),
          kept("keep_last", Backup.Retention::last),
          kept("keep_daily", Backup.Retention::daily),
          kept("keep_weekly", Backup.Retention::weekly),
          kept("keep_monthly", Backup.Retention::monthly));

  private OtherFields() {}

  private static Field<Backup> kept(String name, ToIntFunction<Backup.Retention> number) {
    return Field.number(
        name, b -> b.retention().map(r -> BigDecimal.valueOf(number.applyAsInt(r))));
  }

  private static List<Value.Entry> settings(List<Setting> settings) {
    List<Value.Entry> entries = new ArrayList<>();
    settings.forEach(s -> entries.add(Field.entry(s.name() + "=" + s.value(), s.origin())));
    return entries;
  }

  private static List<Value.Entry> methods(List<HbaRule> rules) {
    List<Value.Entry> entries = new ArrayList<>();
    rules.forEach(r -> entries.add(Field.entry(r.method(), r.origin())));
    return entries;
  }
}

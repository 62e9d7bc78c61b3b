package dev.pggen.artifact;

import dev.pggen.stack.Backup;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.DatabaseRole.Purpose;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to do at night, with the words of this very service. */
final class Runbook {
  private Runbook() {}

  static OutputFile of(Parts parts, Commands commands) {
    String text = Templates.render("host/RUNBOOK.md", values(parts, commands));
    return Reasons.fromComments("RUNBOOK.md", text, false, "#", "for the operator");
  }

  private static Map<String, Object> values(Parts parts, Commands commands) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("service", parts.stack().name());
    values.put("spec", parts.spec());
    values.put("runtime", commands.runtime());
    values.put("directory", parts.stack().directory().orElse(""));
    values.put("manifest", commands.manifest());
    values.put(
        "version",
        parts.server().version().ifKnown().orElse(parts.server().major().value().toString()));
    values.put("db", parts.db().name());
    values.put("uid", Long.toString(parts.user().uid()));
    values.put("database", parts.database());
    values.put("app_role", parts.owner());
    values.put("visitors", visitors(parts));
    values.put("data_directory", parts.server().dataDirectory().value());
    values.put("volume_path", parts.server().volumePath().value());
    values.put("scripts", parts.scripts());
    values.put("up", commands.up());
    values.put("stop", commands.stop());
    values.put("status", commands.status());
    values.put("logs", words(commands.logs(), parts.db().name()));
    values.put("on_this_host", commands.thisHost());
    values.put("drill_now", commands.drillNow());
    values.put(
        "kit",
        parts.stack().workloads().stream()
            .flatMap(w -> w.mounts().stream())
            .anyMatch(m -> m.source() instanceof Mount.OfOutput o && o.path().equals("kit/")));
    values.put("exec_db", words(commands.exec(), parts.db().name()));
    values.put(
        "restart_settings",
        parts.server().settings().value().stream()
            .filter(s -> s.apply() == Setting.Apply.RESTART)
            .map(Setting::name)
            .collect(Collectors.joining(", ")));
    Optional<Backup> backup = parts.backup();
    values.put("backup", backup.isPresent());
    values.put("drill", backup.flatMap(b -> b.drill().value()).isPresent());
    backup.ifPresent(b -> backup(values, b, commands));
    return values;
  }

  /** Who comes from outside: role, what it may do, and the networks that its rules name. */
  private static List<Map<String, String>> visitors(Parts parts) {
    List<Map<String, String>> visitors = new ArrayList<>();
    for (DatabaseRole role : parts.server().roles().value()) {
      boolean writes = role.purpose() == Purpose.WRITER;
      if (writes || role.purpose() == Purpose.READER) {
        visitors.add(
            Map.of(
                "name",
                role.name(),
                "may",
                writes ? "reads and writes" : "reads",
                "from",
                parts.server().hba().value().stream()
                    .filter(r -> r.users().contains(role.name()))
                    .map(HbaRule::address)
                    .collect(Collectors.joining(", ")),
                "secret",
                role.password().orElse("")));
      }
    }
    return visitors;
  }

  private static void backup(Map<String, Object> values, Backup backup, Commands commands) {
    values.put("exec_backup", words(commands.exec(), backup.workload()));
    values.put("backup_place", place(backup.storage().value()));
    values.put("schedule", backup.schedule().value());
    Backup.Retention keep = backup.retention().value();
    values.put(
        "retention",
        String.format(
            Locale.ROOT,
            "the last %d, %d daily, %d weekly, %d monthly",
            keep.last(),
            keep.daily(),
            keep.weekly(),
            keep.monthly()));
    backup
        .drill()
        .value()
        .ifPresent(
            drill -> {
              values.put("exec_drill", words(commands.exec(), drill.workload()));
              values.put("drill_schedule", drill.schedule());
              values.put("rto", drill.rto().toSeconds() + " seconds");
            });
  }

  private static String place(Mount.Source storage) {
    if (storage instanceof Mount.OfHost host) {
      return host.path();
    }
    return storage instanceof Mount.OfVolume volume ? "the volume " + volume.volume() : "storage";
  }

  private static List<String> words(List<String> words, String container) {
    return words.stream().map(w -> w.replace("{}", container)).toList();
  }
}

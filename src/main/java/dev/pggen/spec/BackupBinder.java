package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlScalar;
import java.util.Optional;

/**
 * {@code backup:}.
 *
 * <pre>
 * backup: {destination: /mnt/backup/gitea, drill: {schedule: 7d, rto: 30m}}
 * </pre>
 */
final class BackupBinder {
  private BackupBinder() {}

  /** Nothing without a destination; the schema has told of it then. */
  static Optional<BackupSpec> read(Block spec, Binding in) {
    return spec.block("backup").flatMap(block -> bind(block, service(spec), in));
  }

  /** A directory for the backups of this service. */
  private static String service(Block spec) {
    return spec.scalar("name").map(YamlScalar::text).orElse("NAME");
  }

  private static Optional<BackupSpec> bind(Block block, String service, Binding in) {
    Findings findings = in.findings();
    Optional<At<String>> destination =
        block.word("destination").filter(d -> isDirectory(d, "/mnt/backup/" + service, findings));
    Optional<Block> logical = block.block("logical");
    Optional<Block> retention = logical.flatMap(l -> l.block("retention"));
    Optional<Block> drill = block.block("drill");
    Optional<YamlScalar> drillWord = block.scalar("drill");
    drillWord
        .filter(w -> w.text().equals("true"))
        .ifPresent(
            w ->
                findings.add(
                    ShapeRules.BAD_VALUE
                        .at(w.span(), "`drill` cannot be `true`")
                        .help("leave it out: drills run by default")));
    Optional<At<String>> schedule =
        logical.flatMap(l -> l.word("schedule")).flatMap(s -> Schedules.read(s, findings));
    Optional<At<String>> drillSchedule =
        drill.flatMap(d -> d.word("schedule")).flatMap(s -> Schedules.read(s, findings));
    Optional<Span> off = drillWord.filter(w -> w.text().equals("false")).map(YamlScalar::span);
    return destination.map(
        to ->
            new BackupSpec(
                to,
                block.word("same_disk"),
                schedule,
                retention.flatMap(r -> r.integer("last")),
                retention.flatMap(r -> r.integer("daily")),
                retention.flatMap(r -> r.integer("weekly")),
                retention.flatMap(r -> r.integer("monthly")),
                off,
                drillSchedule,
                drill.flatMap(d -> d.duration("rto")),
                block.span()));
  }

  private static boolean isDirectory(At<String> path, String example, Findings findings) {
    if (path.value().equals("/")) {
      findings.add(
          ValueRules.PATH
              .at(path.span(), "backups cannot lie at `/`")
              .help("give them a directory of their own, like " + Shown.of(example)));
      return false;
    }
    return Paths.isAbsolute(path, "like " + Shown.of(example), findings);
  }
}

package dev.pggen.lint.rule;

import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Locale;

/** Containers that save a database, whoever wrote them: by their image or by what they run. */
final class BackupTools {
  private static final List<String> PROGRAMS =
      List.of("pg_dump", "pg_basebackup", "pgbackrest", "wal-g", "barman");

  /** Words in the names of images that do nothing else. */
  private static final List<String> IMAGES =
      List.of("pgback", "wal-g", "barman", "databasus", "postgresus");

  private BackupTools() {}

  /** Whether a container makes backups of a database, as far as its file shows. */
  static boolean saves(Workload workload) {
    return isTool(text(workload.image().map(ImageRef::toString)))
        || runs(workload, workload.launch().command())
        || runs(workload, workload.launch().entrypoint());
  }

  /** Whether a label tells another program to dump a server in its own container. */
  static boolean isDumped(Workload server) {
    return server.labels().values().stream().anyMatch(text -> text.contains("pg_dump"));
  }

  private static boolean isTool(String image) {
    String name = image.toLowerCase(Locale.ROOT);
    return name.contains("backup") || IMAGES.stream().anyMatch(name::contains);
  }

  private static boolean runs(Workload workload, Fact<List<String>> launch) {
    String words = text(launch.map(all -> String.join(" ", all)));
    // Where a server archives its WAL may be called so, and is no backup.
    boolean script = workload.role() != Workload.Role.DATABASE && words.contains("backup");
    return script || PROGRAMS.stream().anyMatch(words::contains);
  }

  /** The value, or what was written where a part of that comes from outside. */
  private static String text(Fact<String> fact) {
    return fact.ifKnown().or(() -> fact.origin().span().map(Span::text)).orElse("");
  }
}

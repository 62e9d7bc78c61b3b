package dev.pggen.lint.rule;

import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Containers that save a database, whoever wrote them: by their image or by what they run. */
final class BackupTools {
  private static final List<String> PROGRAMS =
      List.of("pg_dump", "pg_basebackup", "pgbackrest", "wal-g", "barman");

  /** Words in the names of images that do nothing else. */
  private static final List<String> IMAGES =
      List.of("pgback", "wal-g", "barman", "databasus", "postgresus");

  /** What the server's own programs read. */
  private static final Set<String> SIGN_IN = Set.of("PGUSER", "PGPASSWORD", "PGPASSFILE");

  private BackupTools() {}

  /** Whether a container makes backups of a database, as far as its file shows. */
  static boolean saves(Workload workload) {
    return isTool(text(workload.image().map(ImageRef::toString)))
        || isCalledSo(workload)
        || runs(workload, workload.launch().command())
        || runs(workload, workload.launch().entrypoint());
  }

  /** Whether labels tell another program to dump a server. */
  static boolean isDumped(Workload server) {
    return DumpLabels.ask(server.labels());
  }

  /** A container called backup that is told how to sign in to a server. */
  private static boolean isCalledSo(Workload workload) {
    String name = workload.name().toLowerCase(Locale.ROOT);
    return name.contains("backup")
        && workload.role() != Workload.Role.DATABASE
        && workload.env().stream().anyMatch(v -> SIGN_IN.contains(v.name()));
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

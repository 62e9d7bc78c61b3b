package dev.pggen.plan;

import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.stack.MemoryBudget;
import dev.pggen.stack.PgSize;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Table;
import dev.pggen.stack.VersionMatrix;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What pgtune was asked and said, and what we say to the same. */
final class PgtuneRow {
  /** Settings that are compared: all that pgtune gives. */
  static final List<String> COMPARED =
      List.of(
          "max_connections",
          "shared_buffers",
          "effective_cache_size",
          "maintenance_work_mem",
          "checkpoint_completion_target",
          "wal_buffers",
          "default_statistics_target",
          "random_page_cost",
          "effective_io_concurrency",
          "work_mem",
          "huge_pages",
          "min_wal_size",
          "max_wal_size",
          "max_worker_processes",
          "max_parallel_workers_per_gather",
          "max_parallel_workers",
          "max_parallel_maintenance_workers",
          "wal_level",
          "max_wal_senders",
          "jit",
          "wal_compression",
          "autovacuum_max_workers",
          "autovacuum_work_mem",
          "io_method",
          "io_workers");

  private final Table.Row row;
  private final TuneRequest request;
  private final Tuned tuned;

  private PgtuneRow(Table.Row row) {
    this.row = row;
    String asked = cell("connections_in");
    this.request =
        TuneRequest.of(
            Size.mib(Long.parseLong(cell("ram_mb"))),
            new Cpus(cell("cpus")),
            asked.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(asked)),
            TuneRequest.Workload.valueOf(cell("db_type").toUpperCase(Locale.ROOT)),
            TuneRequest.Storage.valueOf(cell("hd").toUpperCase(Locale.ROOT)),
            Integer.parseInt(cell("db_version")));
    this.tuned = Tuning.tune(request);
  }

  static List<PgtuneRow> all() {
    return Table.read(PgtuneRow.class, "pgtune_golden.tsv").stream().map(PgtuneRow::new).toList();
  }

  TuneRequest request() {
    return request;
  }

  Tuned tuned() {
    return tuned;
  }

  int major() {
    return request.major();
  }

  String cell(String column) {
    return row.cell(column);
  }

  /** Ours, or the server's default where we write nothing; memory in kB as pgtune counts. */
  String ours(String name) {
    return tuned.settings().stream()
        .filter(s -> s.name().equals(name))
        .map(Setting::value)
        .findFirst()
        .map(value -> comparable(name, value))
        .orElse(standard(name));
  }

  /** Theirs, or the server's default. */
  String theirs(String name) {
    String said = cell(name);
    return said.isEmpty() ? standard(name) : comparable(name, said);
  }

  /** Whether we write this setting at all. */
  boolean weSay(String name) {
    return tuned.settings().stream().anyMatch(s -> s.name().equals(name));
  }

  boolean same(String name) {
    return ours(name).equals(theirs(name));
  }

  long ourKib(String name) {
    return Long.parseLong(ours(name));
  }

  long theirKib(String name) {
    return Long.parseLong(theirs(name));
  }

  int ram() {
    return (int) request.memory().toMib();
  }

  int cpus() {
    return request.cpus().floor();
  }

  /** pgtune's formula for work_mem in kB, with our inputs and without the size of the database. */
  long sortByPgtunesFormula() {
    long rest = ram() * 1024L - ourKib("shared_buffers");
    long processes =
        Long.parseLong(ours("max_connections")) + Long.parseLong(ours("max_worker_processes"));
    int share =
        switch (request.workload()) {
          case WEB, OLTP -> 1;
          case DW, MIXED -> 2;
          case DESKTOP -> 6;
        };
    return Math.max(ram() < 1024 ? 1024 : 4096, rest / (processes * 3 * share));
  }

  boolean isPgtunesFormula() {
    return Math.abs(sortByPgtunesFormula() - ourKib("work_mem")) <= 1;
  }

  /** Whether the sum would fit with so many connections and so many kB for each sort. */
  boolean fits(int connections, long sortKib) {
    return MemoryBudget.of(
            new MemoryBudget.Inputs(
                request.memory(),
                Size.kib(ourKib("shared_buffers")),
                connections,
                Integer.parseInt(ours("autovacuum_max_workers")),
                Size.kib(ourKib("autovacuum_work_mem")),
                Size.kib(ourKib("maintenance_work_mem")),
                Size.kib(sortKib),
                Double.parseDouble(ours("hash_mem_multiplier")),
                Integer.parseInt(ours("max_parallel_workers")),
                MemoryPlan.serverTmpfs(request.memory()),
                tuned.shm()))
        .fits();
  }

  private String standard(String name) {
    return VersionMatrix.parameter(name, major())
        .map(
            p ->
                comparable(
                    name,
                    p.isMemory() && !p.standard().startsWith("-")
                        ? Long.toString(
                            Long.parseLong(p.standard()) * PgSize.unitBytes(p.unit()) / 1024)
                        : p.standard()))
        .orElse("");
  }

  /** Numbers without needless digits; memory of ours in kB. */
  private static String comparable(String name, String value) {
    if (value.matches("[0-9]+(kB|MB|GB)")) {
      return Long.toString(PgSize.parse(value, "kB").orElseThrow().bytes() / 1024);
    }
    return value.matches("[0-9]+\\.[0-9]+")
        ? new BigDecimal(value).stripTrailingZeros().toPlainString()
        : value;
  }

  @Override
  public String toString() {
    return request.toString() + " " + cell("db_size");
  }
}

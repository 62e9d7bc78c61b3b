package dev.pggen.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Why we differ from pgtune; each reason holds for one setting, and only where it can be shown. */
enum PgtuneDifference {
  CONNECTIONS_BY_MEMORY(
      "max_connections",
      row ->
          row.request().connections().isEmpty()
              && Long.parseLong(row.ours("max_connections"))
                  <= 25 * Math.min(4, Math.max(1, (row.ram() + 2047) / 2048))),
  CONNECTIONS_BY_BUDGET(
      "max_connections",
      row ->
          row.request().connections().isPresent()
              && Long.parseLong(row.ours("max_connections"))
                  < row.request().connections().getAsInt()
              && !row.fits(row.request().connections().getAsInt(), 1024)),
  SMALL_SERVERS(
      "shared_buffers",
      row -> row.ram() < 1024 && row.ourKib("shared_buffers") < row.theirKib("shared_buffers")),
  MAINTENANCE_CAP(
      "maintenance_work_mem",
      row ->
          row.ourKib("maintenance_work_mem") < row.theirKib("maintenance_work_mem")
              && row.ours("maintenance_work_mem")
                  .equals(row.major() <= 16 ? "1048576" : "2096128")),
  LOG_BUFFERS_BY_SERVER("wal_buffers", row -> !row.weSay("wal_buffers")),
  COST_BY_STORAGE(
      "random_page_cost",
      row ->
          row.ours("random_page_cost").equals(row.cell("hd").equals("hdd") ? "4" : "1.1")
              && (row.cell("db_type").equals("dw") || row.cell("db_size").equals("less_ram"))),
  SORTS_BY_OUR_INPUTS("work_mem", PgtuneRow::isPgtunesFormula),
  SORTS_BY_BUDGET(
      "work_mem",
      row ->
          row.ourKib("work_mem") < row.sortByPgtunesFormula()
              && !row.fits(row.tuned().connections(), row.sortByPgtunesFormula())),
  NO_HUGE_PAGES(
      "huge_pages",
      row -> row.theirs("huge_pages").equals("try") && row.ours("huge_pages").equals("off")),
  LOG_BY_MEMORY(
      "max_wal_size",
      row ->
          row.ourKib("max_wal_size") == Math.max(65536, 2L * row.ram() * 1024)
              && row.ourKib("max_wal_size") < row.theirKib("max_wal_size")),
  LOG_FLOOR_BY_CEILING(
      "min_wal_size", row -> row.ourKib("min_wal_size") * 4 == row.ourKib("max_wal_size")),
  ROOM_FOR_WORKERS(
      "max_worker_processes",
      row ->
          row.ours("max_worker_processes").equals(Integer.toString(Math.max(8, row.cpus() + 4)))),
  HELPERS_FROM_TWO("max_parallel_workers", row -> helpers(row, row.cpus(), "max_parallel_workers")),
  HELPERS_PER_QUERY(
      "max_parallel_workers_per_gather",
      row -> helpers(row, (row.cpus() + 1) / 2, "max_parallel_workers_per_gather")),
  HELPERS_FOR_INDEXES(
      "max_parallel_maintenance_workers",
      row -> helpers(row, (row.cpus() + 1) / 2, "max_parallel_maintenance_workers")),
  REPLICATION_STAYS("wal_level", row -> row.theirs("wal_level").equals("minimal")),
  SENDERS_STAY("max_wal_senders", row -> row.theirs("max_wal_senders").equals("0")),
  COMPILE_FOR_REPORTS(
      "jit", row -> row.ours("jit").equals("off") && row.cell("db_type").equals("desktop")),
  COMPRESSION_OF_EVERY_BUILD(
      "wal_compression",
      row ->
          row.ours("wal_compression").equals("on") && row.theirs("wal_compression").equals("lz4")),
  AUTOVACUUM_SHARE(
      "autovacuum_work_mem",
      row ->
          row.ourKib("autovacuum_work_mem") * Long.parseLong(row.ours("autovacuum_max_workers"))
              <= row.ram() * 1024L / 8),
  NO_IO_URING("io_method", row -> row.ours("io_method").equals("worker")),
  WORKERS_READ("io_workers", row -> row.theirs("io_method").equals("io_uring") && row.cpus() > 12);

  private final String setting;
  private final Predicate<PgtuneRow> holds;

  PgtuneDifference(String setting, Predicate<PgtuneRow> holds) {
    this.setting = setting;
    this.holds = holds;
  }

  static List<PgtuneDifference> of(PgtuneRow row, String name) {
    return Arrays.stream(values())
        .filter(d -> d.setting.equals(name) && d.holds.test(row))
        .toList();
  }

  /** As docs/tuning.md names it. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** pgtune speaks of helpers from four processors on; we from two, and not below 1 GiB. */
  private static boolean helpers(PgtuneRow row, int wished, String name) {
    boolean none = row.cpus() < 2 || row.ram() < 1024;
    return (row.cpus() < 4 || none) && row.ours(name).equals(Integer.toString(none ? 0 : wished));
  }
}

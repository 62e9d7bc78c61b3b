package dev.pggen.stack;

import dev.pggen.source.Size;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds what a memory budget is made of in a stack; what is not set counts by its default. */
final class BudgetInputs {
  private final List<Setting> settings;

  private BudgetInputs(List<Setting> settings) {
    this.settings = settings;
  }

  static Optional<MemoryBudget.Inputs> of(Stack stack, Server server) {
    Optional<Workload> container = stack.workload(server.workload());
    if (container.isEmpty() || !server.settings().isKnown()) {
      return Optional.empty();
    }
    Resources resources = container.get().resources();
    Hardening hardening = container.get().hardening();
    if (!resources.memory().isKnown()
        || !resources.shm().isKnown()
        || !hardening.tmpfs().isKnown()) {
      return Optional.empty();
    }
    int major = server.major().isKnown() ? server.major().value() : 18;
    Size tmpfs =
        hardening.tmpfs().value().stream()
            .map(Hardening.Tmpfs::size)
            .reduce(new Size(0), Size::plus);
    BudgetInputs in = new BudgetInputs(server.settings().value());
    Optional<Size> buffers = in.memory("shared_buffers", "8kB", "128MB");
    Optional<Size> maintenance = in.memory("maintenance_work_mem", "kB", "64MB");
    Optional<Size> work = in.memory("work_mem", "kB", "4MB");
    Optional<Size> autovacuum =
        in.text("autovacuum_work_mem", "-1").equals("-1")
            ? maintenance
            : in.memory("autovacuum_work_mem", "kB", "64MB");
    OptionalInt connections = in.count("max_connections", 100);
    OptionalInt workers = in.count("autovacuum_max_workers", 3);
    OptionalInt parallel = in.count("max_parallel_workers", 8);
    Optional<Double> multiplier = in.number("hash_mem_multiplier", major <= 14 ? "1.0" : "2.0");
    if (buffers.isEmpty()
        || maintenance.isEmpty()
        || work.isEmpty()
        || autovacuum.isEmpty()
        || connections.isEmpty()
        || workers.isEmpty()
        || parallel.isEmpty()
        || multiplier.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MemoryBudget.Inputs(
            resources.memory().value(),
            buffers.get(),
            connections.getAsInt(),
            workers.getAsInt(),
            autovacuum.get(),
            maintenance.get(),
            work.get(),
            multiplier.get(),
            parallel.getAsInt(),
            tmpfs,
            // what fills it is parallel workers' tables, counted already; a plan makes room for
            // both
            stack.isPlanned() ? resources.shm().value() : new Size(0)));
  }

  private Optional<Size> memory(String name, String unit, String standard) {
    return PgSize.parse(text(name, standard), unit);
  }

  private OptionalInt count(String name, int standard) {
    String value = text(name, Integer.toString(standard));
    return value.matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(value))
        : OptionalInt.empty();
  }

  private Optional<Double> number(String name, String standard) {
    String value = text(name, standard);
    return value.matches("\\d{1,9}(\\.\\d{1,9})?")
        ? Optional.of(Double.parseDouble(value))
        : Optional.empty();
  }

  /** The last one wins, as in the server. */
  private String text(String name, String standard) {
    return settings.stream()
        .filter(s -> s.name().equalsIgnoreCase(name))
        .reduce((first, last) -> last)
        .map(Setting::value)
        .orElse(standard);
  }
}

package dev.pggen.cli;

import dev.pggen.plan.TuneRequest;
import dev.pggen.plan.Tuned;
import dev.pggen.plan.Tuning;
import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.stack.Setting;
import dev.pggen.stack.VersionMatrix;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code pggen tune}: settings for a server, from its limits alone. */
final class TuneVerb extends Verb {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,8})(KiB|MiB|GiB|TiB)");

  private final Supplier<String> memory =
      takes()
          .required(
              "--memory", "<memory>", "Limit of the server's container, like 512MiB or 4GiB.");
  private final Supplier<BigDecimal> processors =
      takes().decimal("--cpus", "<cpus>", "", BigDecimal.ONE);
  private final Supplier<TuneRequest.Workload> workload =
      takes()
          .choice(
              "--workload",
              "<workload>",
              "web, oltp, dw, desktop or mixed.",
              TuneRequest.Workload.WEB);
  private final Supplier<TuneRequest.Storage> storage =
      takes().choice("--storage", "<storage>", "ssd, hdd, san or nvme.", TuneRequest.Storage.SSD);
  private final Supplier<Optional<Integer>> wanted =
      takes().number("--connections", "<connections>", "max_connections. Default: by memory.");
  private final Supplier<Integer> major =
      takes().number("--version", "<version>", "Major.", VersionMatrix.NEWEST);

  TuneVerb() {
    super(
        "Print settings for a server that has no spec.",
        "Example:",
        "  pggen tune --memory 4GiB --cpus 2 --workload web --version 17");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException {
    int version = major.get();
    BigDecimal cpus = processors.get();
    Optional<Integer> connections = wanted.get();
    if (version < VersionMatrix.OLDEST || version > VersionMatrix.NEWEST) {
      throw new UsageException(
          "PostgreSQL " + version + " is not supported",
          "choose " + VersionMatrix.OLDEST + " to " + VersionMatrix.NEWEST);
    }
    Size limit = size();
    if (limit.compareTo(TuneRequest.LEAST_MEMORY) < 0) {
      throw new UsageException(
          "a server needs at least " + TuneRequest.LEAST_MEMORY, "give it more memory");
    }
    if (cpus.signum() <= 0 || cpus.compareTo(BigDecimal.valueOf(1024)) > 0) {
      throw new UsageException("--cpus is more than 0 and at most 1024", "");
    }
    if (connections.filter(c -> c < 1 || c > 10_000).isPresent()) {
      throw new UsageException("--connections is 1 to 10000", "");
    }
    OptionalInt most = connections.map(OptionalInt::of).orElse(OptionalInt.empty());
    Tuned tuned =
        Tuning.tune(
            TuneRequest.of(
                limit,
                new Cpus(cpus.toPlainString()),
                most,
                workload.get(),
                storage.get(),
                version));
    StringBuilder out = new StringBuilder();
    for (Setting setting : tuned.settings()) {
      String line = setting.name() + " = '" + setting.value() + "'";
      out.append(line).append(" ".repeat(Math.max(1, 44 - line.length())));
      out.append("# ").append(setting.origin().reason()).append('\n');
    }
    out.append("# memory: ").append(tuned.budget().shown()).append('\n');
    out.append("# /dev/shm: ").append(tuned.shm()).append('\n');
    terminal.out().print(out);
    return ExitCode.CLEAN;
  }

  private Size size() throws UsageException {
    Matcher m = SIZE.matcher(memory.get());
    if (!m.matches()) {
      throw new UsageException(
          "--memory `" + memory.get() + "` is no size", "write it like 512MiB or 4GiB");
    }
    long n = Long.parseLong(m.group(1));
    return switch (m.group(2)) {
      case "KiB" -> Size.kib(n);
      case "MiB" -> Size.mib(n);
      case "GiB" -> Size.mib(n).times(1024);
      default -> Size.mib(n).times(1024L * 1024);
    };
  }
}

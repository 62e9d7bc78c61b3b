package dev.pggen.cli;

import dev.pggen.report.HumanWriter;
import dev.pggen.report.Report;
import dev.pggen.report.Style;
import dev.pggen.source.Result;
import dev.pggen.spec.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the configuration comes from: a flag, or the nearest file from here upwards. */
final class ConfigFile {
  private static final String OR_WITHOUT = "mend it, or leave it out with --no-config";

  private final Supplier<Optional<Path>> named;
  private final Supplier<Boolean> none;

  /** As the command line says. */
  ConfigFile(Options takes) {
    named = takes.path("--config", "FILE", "Instead of the nearest " + Config.NAME + ".");
    none = takes.flag("--no-config", "Read no " + Config.NAME + ".");
  }

  /**
   * What holds for this run.
   *
   * @param from the directory from which the nearest one is looked for
   */
  Config read(Terminal terminal, Path from) throws UsageException {
    if (none.get() && named.get().isPresent()) {
      throw new UsageException("--config and --no-config cannot both be", "leave one of them out");
    }
    Path here = terminal.directory().toAbsolutePath().normalize();
    if (none.get()) {
      return Config.none(from);
    }
    if (named.get().isPresent()) {
      return read(here.resolve(named.get().get()).normalize(), terminal, OR_WITHOUT);
    }
    return near(terminal, from, OR_WITHOUT);
  }

  /** What is left out of this run; who names one configuration, or none, wants no other. */
  Excludes excludes(Config config, Terminal terminal) {
    return none.get() || named.get().isPresent()
        ? Excludes.of(config)
        : Excludes.withNested(config, terminal);
  }

  /** The nearest one, for a verb without options for it. */
  static Config near(Terminal terminal) throws UsageException {
    return near(terminal, terminal.directory(), "mend it");
  }

  private static Config near(Terminal terminal, Path from, String help) throws UsageException {
    Path here = from.toAbsolutePath().normalize();
    Optional<Path> file = RepositoryFiles.nearest(here, Config.NAME);
    return file.isPresent() ? read(file.get(), terminal, help) : Config.none(here);
  }

  /** One that is met below the directory from which files are looked for. */
  static Config nested(Path file, Terminal terminal) throws UsageException {
    return read(file, terminal, "mend it, or name the files that are meant");
  }

  private static Config read(Path file, Terminal terminal, String help) throws UsageException {
    String shown = terminal.directory().relativize(file).toString().replace('\\', '/');
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "the configuration `"
              + shown
              + "` "
              + (Files.exists(file) ? "is no file" : "is not there"),
          "name a file, or leave --config out");
    }
    try {
      Result<Config> config =
          ConfigReader.read(file, terminal.directory(), Files.readAllBytes(file));
      if (config.value().isPresent() && !config.hasErrors()) {
        return config.value().get();
      }
      terminal
          .err()
          .print(
              new HumanWriter(Style.PLAIN)
                  .write(new Report(config.findings(), List.of(), List.of(shown))));
      throw new UsageException(
          "nothing was asked: the configuration `" + shown + "` is wrong", help);
    } catch (IOException e) {
      throw new UsageException(
          "the configuration `" + shown + "` cannot be read", "look at its owner and its mode");
    }
  }
}

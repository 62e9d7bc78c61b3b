package dev.pggen.cli;

import dev.pggen.spec.Starter;
import dev.pggen.write.Disk;
import dev.pggen.write.LocalDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pggen init}: a spec to start from. */
@Command(
    name = "init",
    header = "Write a commented pggen.yaml to start from.",
    description = "What no option says is asked for on a terminal.",
    footer = {
      "Example:",
      "  pggen init --name miniflux --image docker.io/miniflux/miniflux:2.2.13 --port 8080"
    })
final class InitVerb extends Verb {
  private static final String SCHEMA = "pggen-1.schema.json";
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
  private static final Pattern IMAGE = Pattern.compile("[a-z0-9][A-Za-z0-9._/:@-]{1,254}");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9](\\.[0-9]{1,2})?");
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._/-]{1,200}");

  @Option(names = "--name", description = "Of the service: lower case, digits and hyphens.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--image", description = "Of the service, with its tag.")
  private Optional<String> image = Optional.empty();

  @Option(names = "--port", description = "On which it listens.")
  private Optional<String> port = Optional.empty();

  @Option(names = "--postgres", description = "Version. Default: ${DEFAULT-VALUE}.")
  private String version = "17";

  @Option(names = "--backup", paramLabel = "DIR", description = "Where backups go, on other disks.")
  private Optional<String> backup = Optional.empty();

  @Option(names = "--file", description = "What to write. Default: ${DEFAULT-VALUE}.")
  private Path file = Path.of("pggen.yaml");

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    Path target = terminal.directory().resolve(file).normalize();
    if (Files.exists(target)) {
      throw new UsageException("`" + file + "` is there already", "name another one with --file");
    }
    if (!Discovery.isSpec(target)) {
      throw new UsageException(
          "`" + file + "` is no name for a spec", "pggen.yaml, or NAME.pggen.yaml");
    }
    if (!VERSION.matcher(version).matches()) {
      throw new UsageException("--postgres `" + version + "` is no version", "like 17 or 17.11");
    }
    Questions ask = new Questions(terminal);
    String service = ask.value("name of the service", name, "--name", NAME, Optional.empty());
    Optional<String> none = Optional.empty();
    String reference = ask.value("its image with tag", image, "--image", IMAGE, none);
    String number = ask.value("port it listens on", port, "--port", PORT, Optional.of("8080"));
    String place =
        ask.value(
            "directory for backups, on another disk than the data",
            backup,
            "--backup",
            PATH,
            Optional.of("/mnt/backup/" + service));
    Starter starter = new Starter(service, reference, Integer.parseInt(number), version, place);
    write(target, starter.text());
    Path schema = target.resolveSibling(SCHEMA);
    if (!Files.exists(schema)) {
      write(schema, Resource.text("/schemas/" + SCHEMA).orElseThrow());
    }
    terminal.out().println(file + ": written; next: `pggen lint`, then `pggen render`");
    return ExitCode.CLEAN;
  }

  private static void write(Path file, String text) throws IOException {
    new LocalDisk().create(file, text.getBytes(StandardCharsets.UTF_8), Disk.FILE_MODE);
  }
}

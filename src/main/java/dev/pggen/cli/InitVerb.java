package dev.pggen.cli;

import dev.pggen.spec.Starter;
import dev.pggen.write.Disk;
import dev.pggen.write.LocalDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** {@code pggen init}: a spec to start from. */
final class InitVerb extends Verb {
  private static final String SCHEMA = "pggen-1.schema.json";
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
  private static final Pattern IMAGE = Pattern.compile("[a-z0-9][A-Za-z0-9._/:@-]{1,254}");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9](\\.[0-9]{1,2})?");
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._/-]{1,200}");

  private final Supplier<Optional<String>> name =
      takes().text("--name", "<name>", "Of the service: lower case, digits and hyphens.");
  private final Supplier<Optional<String>> image =
      takes().text("--image", "<image>", "Of the service, with its tag.");
  private final Supplier<Optional<String>> port =
      takes().text("--port", "<port>", "On which it listens.");
  private final Supplier<String> postgres =
      takes().text("--postgres", "<version>", "Version.", "17");
  private final Supplier<Optional<String>> backup =
      takes().text("--backup", "DIR", "Where backups go, on other disks.");
  private final Supplier<Path> written =
      takes().path("--file", "<file>", "What to write.", Path.of("pggen.yaml"));

  InitVerb() {
    super(
        "Write a commented pggen.yaml to start from.",
        "Example:",
        "  pggen init --name miniflux --image docker.io/miniflux/miniflux:2.2.13 --port 8080");
    takes().description("What no option says is asked for on a terminal.");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    Path file = written.get();
    String version = postgres.get();
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
    String service = ask.value("name of the service", name.get(), "--name", NAME, Optional.empty());
    Optional<String> none = Optional.empty();
    String reference = ask.value("its image with tag", image.get(), "--image", IMAGE, none);
    String number =
        ask.value("port it listens on", port.get(), "--port", PORT, Optional.of("8080"));
    String place =
        ask.value(
            "directory for backups, on another disk than the data",
            backup.get(),
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

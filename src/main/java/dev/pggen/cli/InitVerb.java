package dev.pggen.cli;

import dev.pggen.plan.Planner;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.spec.Starter;
import dev.pggen.stack.TargetProfile;
import dev.pggen.target.Targets;
import dev.pggen.write.Disk;
import dev.pggen.write.LocalDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static final Pattern ANSWER = Pattern.compile("yes|no");
  private static final Optional<String> YES = Optional.of("yes");
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._/-]{1,200}");

  private final Supplier<Optional<String>> name =
      takes().text("--name", "<name>", "Of the service: lower case, digits and hyphens.");
  private final Supplier<Optional<String>> image =
      takes().text("--image", "<image>", "Of the service, with its tag.");
  private final Supplier<Optional<String>> port =
      takes().text("--port", "<port>", "On which it listens.");
  private final Supplier<Optional<String>> postgres =
      takes().text("--postgres", "<version>", "Version. Default: 17.");
  private final Supplier<Optional<String>> backup =
      takes().text("--backup", "DIR", "Where backups go, on other disks.");
  private final Supplier<Boolean> oneDisk =
      takes().flag("--same-disk", "There is no other disk; backups go to the one of the data.");
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
    Path target = terminal.directory().resolve(file).normalize();
    if (Files.exists(target)) {
      throw new UsageException("`" + file + "` is there already", "name another one with --file");
    }
    if (!Discovery.isSpec(target)) {
      throw new UsageException(
          "`" + file + "` is no name for a spec", "pggen.yaml, or NAME.pggen.yaml");
    }
    Questions ask = new Questions(terminal);
    String service = ask.value("name of the service", name.get(), "--name", NAME, Optional.empty());
    Optional<String> none = Optional.empty();
    String reference = ask.value("its image with tag", image.get(), "--image", IMAGE, none);
    String number =
        ask.value("port it listens on", port.get(), "--port", PORT, Optional.of("8080"));
    String version =
        ask.value(
            "version of PostgreSQL", postgres.get(), "--postgres", VERSION, Optional.of("17"));
    String place =
        ask.value(
            "directory for backups, on another disk than the data",
            backup.get(),
            "--backup",
            PATH,
            Optional.of("/mnt/backup/" + service));
    boolean same =
        oneDisk.get()
            || ask.value("is that another disk: yes or no", none, "--same-disk", ANSWER, YES)
                .equals("no");
    Starter starter =
        new Starter(service, reference, Integer.parseInt(number), version, place, same);
    check(starter.text(), target, terminal);
    write(target, starter.text());
    Path schema = target.resolveSibling(SCHEMA);
    if (!Files.exists(schema)) {
      write(schema, Resource.text("/schemas/" + SCHEMA).orElseThrow());
    }
    terminal.out().println(file + ": written; next: `pggen lint`, then `pggen render`");
    return ExitCode.CLEAN;
  }

  /** Nothing is written that validate would refuse. */
  private static void check(String text, Path file, Terminal terminal)
      throws UsageException, IOException {
    TargetProfile profile = Targets.ALL.get(0).profile();
    SourceFile source = SourceFile.of(Stages.shown(file, terminal.directory()), text);
    SpecFiles beside = RepositoryFiles.beside(file, source.path());
    Result<Spec> spec = SpecLoader.load(source, profile.id(), beside);
    List<Finding> findings = new ArrayList<>(spec.findings());
    spec.value().ifPresent(s -> findings.addAll(Planner.plan(s, profile).findings()));
    Optional<Finding> first =
        findings.stream().filter(f -> f.severity() == Severity.ERROR).findFirst();
    if (first.isPresent()) {
      throw new UsageException(
          "that would be no spec: " + first.get().message(), first.get().help());
    }
  }

  private static void write(Path file, String text) throws IOException {
    new LocalDisk().create(file, text.getBytes(StandardCharsets.UTF_8), Disk.FILE_MODE);
  }
}

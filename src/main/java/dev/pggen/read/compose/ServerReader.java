package dev.pggen.read.compose;

import dev.pggen.pgconf.HbaFile;
import dev.pggen.pgconf.HbaReader;
import dev.pggen.read.FileSet;
import dev.pggen.read.server.HbaRules;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.Fact;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import dev.pggen.stack.Workload;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PostgreSQL server as its container, its configuration files and its init scripts tell it. */
final class ServerReader {
  private static final Pattern MAJOR_IN_PATH = Pattern.compile("/([0-9]{2})/docker/?$");
  private static final Pattern MAJOR_AFTER_PG = Pattern.compile("pg([0-9]{2})(?![0-9])");
  private static final Pattern MAJOR_FIRST = Pattern.compile("([0-9]{2}|9(?=\\.[0-9]))(?:[.-].*)?");
  private static final Pattern MINOR = Pattern.compile("([0-9]{2}\\.[0-9]+)(?:-.*)?");

  private final Workload workload;
  private final Env env;
  private final ContainerFiles files;
  private final Function<Span, Origin> origins;
  private final Storage storage;
  private final Fact<Integer> major;
  private final Settings settings;

  ServerReader(Workload workload, FileSet around, Storage storage, Function<Span, Origin> origins) {
    this.workload = workload;
    this.env = new Env(workload);
    this.files = new ContainerFiles(workload, around);
    this.origins = origins;
    this.storage = storage;
    this.major = major();
    this.settings = new Settings(workload, dataDirectory().ifKnown(), files, origins);
  }

  Server read() {
    Fact<String> data = dataDirectory();
    InitScripts scripts = new InitScripts(workload, env, files, origins);
    Fact<List<DatabaseRole>> roles = scripts.roles();
    return new Server(
        workload.name(),
        major,
        workload.runs().isKnown() ? version(workload.runs()) : Fact.unknown("no image is named"),
        volume(data),
        data,
        data.isKnown() || env.has("PGDATA") || !isOfficial()
            ? DataPlaces.of(workload, data, declaredVolume(), storage)
            : DataPlaces.ofAnyMajor(workload, storage),
        env.fact("POSTGRES_INITDB_ARGS", Words::split),
        settings.all(),
        hba(),
        roles,
        scripts.database(),
        scripts.extensions(),
        settings.fact("shared_preload_libraries", ServerReader::list, List.of()),
        settings.fact("ssl", v -> Optional.of(isOn(v)), false),
        scripts.mounted());
  }

  private Fact<Integer> major() {
    Optional<Fact<Integer>> told =
        env.text("PGDATA")
            .map(MAJOR_IN_PATH::matcher)
            .filter(Matcher::find)
            .map(m -> env.fact("PGDATA", v -> Optional.of(Integer.valueOf(m.group(1)))));
    if (told.isPresent()) {
      return told.get();
    }
    String tag = workload.runs().ifKnown().map(ImageRef::tag).orElse("");
    Matcher pg = MAJOR_AFTER_PG.matcher(tag);
    Matcher first = MAJOR_FIRST.matcher(tag);
    if (pg.find()) {
      return Fact.of(Integer.valueOf(pg.group(1)), workload.runs().origin());
    }
    return first.matches()
        ? Fact.of(Integer.valueOf(first.group(1)), workload.runs().origin())
        : Fact.unknown("the image's tag does not tell the version");
  }

  private static Fact<String> version(Fact<ImageRef> image) {
    Matcher m = MINOR.matcher(image.value().tag());
    return m.matches()
        ? Fact.of(m.group(1), image.origin())
        : Fact.unknown("the image's tag does not tell the minor version");
  }

  private Fact<String> dataDirectory() {
    if (env.has("PGDATA")) {
      return env.fact("PGDATA", Optional::of);
    }
    return workload
        .image()
        .ifKnown()
        .filter(i -> major.isKnown())
        .flatMap(i -> DeclaredVolume.data(i, major.value()))
        .map(path -> Fact.of(path, workload.image().origin()))
        .orElseGet(() -> Fact.unknown("the image says where its data lie"));
  }

  /** Known by its image alone, whatever its tag. */
  private boolean isOfficial() {
    return workload.launch().command().isKnown() && DeclaredVolume.isOfficial(workload);
  }

  private Optional<String> declaredVolume() {
    return workload
        .image()
        .ifKnown()
        .filter(i -> major.isKnown())
        .flatMap(i -> DeclaredVolume.of(i, major.value()));
  }

  /** The deepest mount that holds the data. */
  private Fact<String> volume(Fact<String> data) {
    return data.ifKnown()
        .flatMap(
            d ->
                workload.mounts().stream()
                    .filter(m -> d.equals(m.target()) || d.startsWith(m.target() + "/"))
                    .max(Comparator.comparingInt((Mount m) -> m.target().length())))
        .map(m -> Fact.of(m.target(), m.origin()))
        .orElseGet(() -> Fact.unknown("no mount holds the data directory"));
  }

  private Fact<List<HbaRule>> hba() {
    Fact<String> path = settings.path("hba_file");
    Optional<SourceFile> file =
        path.isKnown()
            ? files.at(path.value())
            : dataDirectory().ifKnown().flatMap(d -> files.alone(d + "/pg_hba.conf"));
    if (file.isEmpty() || !major.isKnown()) {
      return Fact.unknown("pg_hba.conf lies in the volume, made at the first start");
    }
    HbaFile read = HbaReader.read(file.get(), major.value()).value().orElseThrow();
    if (read.records().size() != read.entries().size()) {
      return Fact.unknown("the file takes in others");
    }
    List<HbaRule> rules = read.records().stream().map(r -> HbaRules.of(r, origins)).toList();
    return Fact.of(rules, origins.apply(file.get().start()));
  }

  private static boolean isOn(String value) {
    return List.of("on", "true", "yes", "1").contains(value.toLowerCase(java.util.Locale.ROOT));
  }

  private static Optional<List<String>> list(String value) {
    return Optional.of(
        Arrays.stream(value.split(",", -1))
            .map(String::strip)
            .map(v -> v.replaceAll("^\"|\"$", ""))
            .filter(v -> !v.isEmpty())
            .toList());
  }
}

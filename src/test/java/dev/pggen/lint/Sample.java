package dev.pggen.lint;

import dev.pggen.pgconf.ServerFile;
import dev.pggen.plan.Planner;
import dev.pggen.read.FileSet;
import dev.pggen.read.Readers;
import dev.pggen.read.Reading;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.read.server.MountedFiles;
import dev.pggen.read.server.ServerFileForm;
import dev.pggen.read.server.ServerFileReader;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Stack;
import dev.pggen.target.compose.ComposeProfile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A sample of a rule: a file, or a directory whose files are linted together.
 *
 * @param rule id of the rule
 * @param path of the sample
 */
record Sample(String rule, Path path) {
  private static final Path ROOT = Path.of("docs/rules");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  /** Every sample of every rule, in order. */
  static List<Sample> all() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Path rule : children(ROOT)) {
      if (Files.isDirectory(rule) && !rule.getFileName().toString().matches("PG(0|99).*")) {
        samples.addAll(of(rule));
      }
    }
    return samples;
  }

  /** Those of suppressions, which are of no rule that may be asked. */
  static List<Sample> ofSuppressions() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Path rule : children(ROOT)) {
      if (rule.getFileName().toString().startsWith("PG99")) {
        samples.addAll(of(rule));
      }
    }
    return samples;
  }

  private static List<Sample> of(Path rule) throws IOException {
    return children(rule).stream()
        .filter(p -> !p.getFileName().toString().equals("README.md"))
        .map(p -> new Sample(rule.getFileName().toString(), p))
        .toList();
  }

  String name() {
    return rule + "/" + path.getFileName();
  }

  boolean isBad() {
    return path.getFileName().toString().startsWith("bad-");
  }

  /** The files of the sample as they are committed. */
  Map<Path, String> texts() throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    for (Path file : Files.isDirectory(path) ? children(path) : List.of(path)) {
      texts.put(file, Files.readString(file));
    }
    return texts;
  }

  /** The same by names that good and bad samples share: a single file's name is its format. */
  Map<String, String> named() throws IOException {
    Map<String, String> named = new TreeMap<>();
    for (Map.Entry<Path, String> file : texts().entrySet()) {
      String name = file.getKey().getFileName().toString();
      named.put(
          file.getKey().equals(path) ? name.substring(name.indexOf('.')) : name, file.getValue());
    }
    return named;
  }

  /** What the sample should look like: its own text with the findings of its rule drawn in. */
  Map<Path, String> drawn() throws IOException {
    Map<Path, String> drawn = new TreeMap<>();
    List<Subject> subjects = subjects();
    List<Finding> findings = findings(subjects);
    for (Subject subject : subjects) {
      drawn.put(Path.of(subject.file().path()), Carets.draw(subject.file(), findings));
    }
    for (Map.Entry<Path, String> beside : texts().entrySet()) {
      if (!drawn.containsKey(beside.getKey())) {
        drawn.put(beside.getKey(), Carets.draw(file(beside.getKey(), beside.getValue()), findings));
      }
    }
    return drawn;
  }

  /** What its rule finds in it. */
  List<Finding> findings() throws IOException {
    return findings(subjects());
  }

  private List<Finding> findings(List<Subject> subjects) {
    Rule own = Rules.named(rule).orElseThrow(() -> new IllegalStateException("no rule " + rule));
    return Linter.with(List.of(own)).lint(subjects, TODAY).findings();
  }

  /** Whatever is said of it when every rule is asked, also by what reads and plans it. */
  List<Finding> everything() throws IOException {
    List<Finding> told = new ArrayList<>();
    for (Map.Entry<Path, SourceFile> file : sources().entrySet()) {
      Result<Subject> read = read(file.getKey(), file.getValue());
      told.addAll(read.findings());
      mounted(value(read, file.getKey())).forEach(r -> told.addAll(r.findings()));
    }
    told.addAll(Linter.with(Rules.ALL).lint(subjects(), TODAY).findings());
    return told;
  }

  List<Subject> subjects() throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (Map.Entry<Path, SourceFile> file : sources().entrySet()) {
      Subject subject = subject(file.getKey(), file.getValue());
      subjects.add(subject);
      for (Result<Reading> mounted : mounted(subject)) {
        Reading reading = value(mounted, file.getKey());
        subjects.add(new Subject(reading.document(), reading.stack(), List.of()));
      }
    }
    return subjects;
  }

  /** The server's own files that a manifest mounts, each as a document of its own. */
  private static List<Result<Reading>> mounted(Subject subject) {
    return subject.document().format().equals("spec") || subject.document() instanceof ServerFile
        ? List.of()
        : MountedFiles.of(subject.stack(), subject.file().path()).stream()
            .map(ServerFileReader::mounted)
            .toList();
  }

  /** What is linted: the other files are read with the spec that names them. */
  private Map<Path, SourceFile> sources() throws IOException {
    Map<Path, SourceFile> sources = new TreeMap<>();
    for (Map.Entry<Path, String> file : texts().entrySet()) {
      String name = file.getKey().toString();
      if (name.endsWith(".yaml") || name.endsWith(".nomad.hcl")) {
        sources.put(file.getKey(), file(file.getKey(), file.getValue()));
      }
    }
    if (sources.isEmpty()) { // no manifest: the server's own files, which lie by themselves
      for (Map.Entry<Path, String> file : texts().entrySet()) {
        if (ServerFileForm.isNamed(file.getKey().getFileName().toString())) {
          sources.put(file.getKey(), file(file.getKey(), file.getValue()));
        }
      }
    }
    return sources;
  }

  static Subject subject(Path path, SourceFile source) throws IOException {
    return value(read(path, source), path);
  }

  private static SourceFile file(Path path, String text) {
    return SourceFile.of(path.toString().replace('\\', '/'), Carets.erase(text));
  }

  /** The other files of a sample that is a directory. */
  private static FileSet beside(Path manifest) throws IOException {
    Map<String, SourceFile> files = new TreeMap<>();
    Path directory = manifest.getParent();
    if (directory != null && directory.getFileName().toString().matches("(bad|good)-.*")) {
      for (Path file : children(directory)) {
        files.put(file.getFileName().toString(), file(file, Files.readString(file)));
      }
    }
    return FileSet.of(files);
  }

  static Subject specSubject(Path path, SourceFile source) throws IOException {
    return value(spec(path, source), path);
  }

  private static Result<Subject> read(Path path, SourceFile source) throws IOException {
    if (path.toString().endsWith(".pggen.yaml")) {
      return spec(path, source);
    }
    FileSet beside = beside(path);
    Result<Reading> reading =
        path.toString().endsWith(".conf")
            ? ServerFileReader.alone(source, ServerFileForm.of(source).orElseThrow(), beside)
            : Readers.forFile(source).orElseGet(ComposeReader::new).read(source, beside);
    Reading read = value(reading, path);
    return Result.of(new Subject(read.document(), read.stack(), List.of()), reading.findings());
  }

  private static Result<Subject> spec(Path path, SourceFile source) throws IOException {
    Result<Spec> spec =
        SpecLoader.load(source, "compose", RepositoryFiles.beside(path, source.path()));
    Result<Stack> stack = Planner.plan(value(spec, path), ComposeProfile.PROFILE);
    Document document = value(YamlReader.read(source, YamlDialect.SPEC), path);
    List<Finding> told = new ArrayList<>(spec.findings());
    told.addAll(stack.findings());
    return Result.of(new Subject(document, value(stack, path), List.of()), told);
  }

  private static <T> T value(Result<T> result, Path path) {
    return result
        .value()
        .orElseThrow(() -> new IllegalStateException(path + ": " + result.findings()));
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}

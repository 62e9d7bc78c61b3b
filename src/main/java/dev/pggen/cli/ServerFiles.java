package dev.pggen.cli;

import dev.pggen.lint.Attempt;
import dev.pggen.lint.Steps;
import dev.pggen.lint.Subject;
import dev.pggen.pgconf.ServerFile;
import dev.pggen.read.server.MountedFiles;
import dev.pggen.read.server.ServerFileForm;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The servers' own files among those that are linted. They wait until all manifests are read: one
 * that is mounted is judged with its manifest, and one that another takes in with that one.
 */
final class ServerFiles {
  private static final int LARGEST = 1 << 20;

  private final Path directory;
  private final Map<Path, ServerFileForm> waiting = new TreeMap<>();
  private final Map<String, List<MountedFiles.Mounted>> mounts = new TreeMap<>();

  ServerFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * A file that was looked at.
   *
   * @param path as reported
   * @param attempt to read it
   */
  record Read(String path, Attempt<Result<Subject>> attempt) {}

  /** Which of the server's files this clearly is, whatever its name. */
  static Optional<ServerFileForm> form(Path file) throws IOException {
    return text(file).flatMap(ServerFileForm::of);
  }

  /** Whether a file would be one, were it filled in. */
  static boolean isTemplate(Path file) throws IOException {
    return text(file).filter(f -> ServerFileForm.isTemplate(f.text())).isPresent();
  }

  private static Optional<SourceFile> text(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return YamlReader.decode(file.toString(), in.readNBytes(LARGEST + 1)).value();
    }
  }

  /** Keeps a file until the manifests are read. */
  void add(Path file, ServerFileForm form) {
    waiting.put(file, form);
  }

  /** Those that wait, in order. */
  List<Path> paths() {
    return List.copyOf(waiting.keySet());
  }

  /** Whether a file may mount some. */
  static boolean mayMount(Subject manifest) {
    return !manifest.document().format().equals("spec")
        && !(manifest.document() instanceof ServerFile);
  }

  /** Takes note of what a manifest mounts. */
  void mounts(Subject manifest) {
    List<MountedFiles.Mounted> files = MountedFiles.of(manifest.stack(), manifest.file().path());
    if (!files.isEmpty()) {
      mounts.put(manifest.file().path(), files);
    }
  }

  /** As if a manifest had not been seen. */
  void forget(String manifest) {
    mounts.remove(manifest);
  }

  /** Those that manifests mount, once each; they wait no more. */
  List<Read> mounted(Set<String> slow, Steps steps) {
    Map<String, MountedFiles.Mounted> mounted = new TreeMap<>();
    for (List<MountedFiles.Mounted> files : mounts.values()) {
      for (MountedFiles.Mounted file : files) {
        mounted.putIfAbsent(file.file().path(), file);
      }
    }
    List<Read> read = new ArrayList<>();
    mounted.forEach(
        (path, file) -> {
          waiting.remove(directory.resolve(path).normalize());
          if (slow.contains(path)) {
            return;
          }
          steps.begin(path);
          read.add(new Read(path, Attempt.at(() -> Subjects.mounted(file))));
        });
    return read;
  }

  /** Those that lie by themselves, but for what another one of them takes in. */
  List<Read> alone(Subjects reader, Steps steps, Unreadable unreadable) {
    List<Read> all = new ArrayList<>();
    Set<String> inner = new HashSet<>();
    waiting.forEach(
        (file, form) -> {
          String shown = Stages.shown(file, directory);
          steps.begin(shown);
          try {
            Read read = new Read(shown, Attempt.at(() -> reader.alone(file, form)));
            all.add(read);
            document(read).ifPresent(d -> inner.addAll(d.included()));
          } catch (IOException e) {
            unreadable.tell(file, e);
          }
        });
    // Two that take in each other are both kept: the circle is broken at their own paths.
    all.removeIf(
        read ->
            inner.contains(read.path())
                && document(read).filter(d -> d.included().stream().anyMatch(isIn(all))).isEmpty());
    return all;
  }

  private static java.util.function.Predicate<String> isIn(List<Read> all) {
    return path -> all.stream().anyMatch(r -> r.path().equals(path));
  }

  private static Optional<ServerFile> document(Read read) {
    return read.attempt()
        .value()
        .flatMap(Result::value)
        .map(Subject::document)
        .filter(ServerFile.class::isInstance)
        .map(ServerFile.class::cast);
  }

  /** Hears of a file that cannot be read. */
  @FunctionalInterface
  interface Unreadable {
    void tell(Path file, IOException why);
  }
}

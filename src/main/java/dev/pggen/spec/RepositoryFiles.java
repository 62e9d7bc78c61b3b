package dev.pggen.spec;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files on disk, read only within the repository that holds the spec.
 *
 * <p>The repository is the nearest directory upwards with a {@code .git}. Without one it is the
 * spec's directory, or its parent if the defaults file lies there.
 */
public final class RepositoryFiles implements SpecFiles {
  private static final String DEFAULTS = "pggen.defaults.yaml";
  private static final long MOST_BYTES = 1L << 20;

  private final String shown;
  private final Path directory;
  private final Path root;

  private RepositoryFiles(String shown, Path directory, Path root) {
    this.shown = shown;
    this.directory = directory;
    this.root = root;
  }

  /**
   * The files beside a spec.
   *
   * @param spec where the spec lies
   * @param shown the name under which the spec is reported; other names are made from it
   * @throws IOException if the spec's directory cannot be followed
   */
  public static RepositoryFiles beside(Path spec, String shown) throws IOException {
    Path directory = spec.toAbsolutePath().normalize().getParent();
    if (directory == null) {
      throw new IOException("no directory holds " + shown);
    }
    Path real = directory.toRealPath();
    return new RepositoryFiles(shown, real, root(real, DEFAULTS));
  }

  /**
   * The nearest file of a name from a directory up to the root of its repository; without a
   * repository, in the directory or its parent.
   */
  public static Optional<Path> nearest(Path directory, String name) {
    return nearest(directory, root(directory, name), name);
  }

  private static Optional<Path> nearest(Path directory, Path root, String name) {
    for (Path at = directory; at != null && at.startsWith(root); at = at.getParent()) {
      Optional<Path> file = within(at, name);
      if (file.isPresent()) {
        return file;
      }
    }
    return Optional.empty();
  }

  /** The file of a name in a directory; a link that leads nowhere is one: a mistake to be told. */
  public static Optional<Path> within(Path directory, String name) {
    Path file = directory.resolve(name);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
  }

  private static Path root(Path directory, String name) {
    for (Path at = directory; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    Path parent = directory.getParent();
    boolean here = Files.isRegularFile(directory.resolve(name));
    boolean above = parent != null && Files.isRegularFile(parent.resolve(name));
    return !here && above && parent != null ? parent : directory;
  }

  @Override
  public Optional<Answer> nearestDefaults() {
    return nearest(directory, root, DEFAULTS).map(this::read);
  }

  @Override
  public Answer read(SourceFile from, String name) {
    if (name.startsWith("/") || name.startsWith("~") || name.indexOf('\\') >= 0) {
      return new Refused(
          true, "is not relative to this file", "write it from this file's directory: `./path`");
    }
    try {
      return read(directoryOf(from).resolve(name).normalize());
    } catch (InvalidPathException e) {
      return new Refused(
          false, "cannot be the name of a file", "write a path like `./config/app.yml`");
    }
  }

  @Override
  public Optional<Refused> refuses(SourceFile from, String name) {
    if (name.startsWith("~") || name.indexOf('\\') >= 0) {
      return Optional.of(
          new Refused(
              true,
              "is neither absolute nor relative to this file",
              "write `./path` from this file's directory, or the whole path"));
    }
    try {
      return name.startsWith("/") || named(from, name).startsWith(root)
          ? Optional.empty()
          : Optional.of(
              new Refused(
                  true,
                  "lies outside of the repository",
                  "write the whole path from the root, or copy the file beside the spec"));
    } catch (InvalidPathException e) {
      return Optional.of(
          new Refused(false, "cannot be the name of a file", "write a path like `./tls/db.crt`"));
    }
  }

  /**
   * Where a file lies that is not read with the spec, links followed.
   *
   * @param from the file in which the name is written
   * @param name absolute, or relative to that file and inside the repository
   * @throws IOException if it is not there, or a link leads out of the repository
   */
  public Path locate(SourceFile from, String name) throws IOException {
    Path real = named(from, name).toRealPath();
    if (!name.startsWith("/") && !real.startsWith(root)) {
      throw new FileSystemException(name, "", "is a link that leads out of the repository");
    }
    return real;
  }

  private Path named(SourceFile from, String name) {
    return directoryOf(from).resolve(name).normalize();
  }

  /** A name in the defaults file is meant from there. */
  private Path directoryOf(SourceFile from) {
    if (from.path().equals(shown)) {
      return directory;
    }
    Path relative = Path.of(from.path());
    Path base = Path.of(shown).toAbsolutePath().normalize().getParent();
    Path other = relative.toAbsolutePath().normalize().getParent();
    return base == null || other == null ? directory : directory.resolve(base.relativize(other));
  }

  private Answer read(Path file) {
    try {
      if (!file.startsWith(root)) {
        return outside();
      }
      if (!Files.exists(file)) {
        return new Refused(false, "is not there", "create it, or correct the path");
      }
      Path real = file.toRealPath();
      if (!real.startsWith(root)) {
        return outside();
      }
      if (!Files.isRegularFile(real)) {
        return new Refused(false, "is not a file", "name a file");
      }
      if (Files.size(real) > MOST_BYTES) {
        return new Refused(false, "is larger than 1 MiB", "mount large files as a volume");
      }
      return decoded(YamlReader.decode(shownFor(file), Files.readAllBytes(real)));
    } catch (IOException e) {
      return new Refused(false, "cannot be read", "look at its permissions");
    }
  }

  private static Answer decoded(Result<SourceFile> file) {
    if (file.value().isPresent()) {
      return new Found(file.value().get());
    }
    String why = file.findings().stream().findFirst().map(Finding::message).orElse("not text");
    return new Refused(false, "is not UTF-8 text: " + why, "mount other files as a volume");
  }

  private static Refused outside() {
    return new Refused(
        true, "lies outside of the repository", "copy it into the repository, beside the spec");
  }

  private String shownFor(Path file) {
    Path base = Path.of(shown).getParent();
    Path relative = directory.relativize(file);
    Path path = base == null ? relative : base.resolve(relative).normalize();
    return path.toString().replace('\\', '/');
  }
}

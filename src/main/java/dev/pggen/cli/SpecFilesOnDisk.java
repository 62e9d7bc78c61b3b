package dev.pggen.cli;

import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.SpecFiles;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files beside a spec. None outside of its repository is read, not even through a link. */
final class SpecFilesOnDisk implements SpecFiles {
  private static final String DEFAULTS = "pggen.defaults.yaml";
  private static final long LARGEST = 1 << 20;

  private final Path spec;
  private final Path boundary;
  private final Path shownFrom;

  /**
   * Around one spec.
   *
   * @param spec absolute
   * @param shownFrom directory from which findings name files
   */
  SpecFilesOnDisk(Path spec, Path shownFrom) {
    this.spec = spec;
    this.boundary = boundary(spec);
    this.shownFrom = shownFrom;
  }

  /** The repository's root, or the spec's directory where there is no repository. */
  private static Path boundary(Path spec) {
    Path directory = spec.getParent();
    for (Path up = directory; up != null; up = up.getParent()) {
      if (Files.exists(up.resolve(".git"))) {
        return up;
      }
    }
    return directory == null ? spec : directory;
  }

  /** The name under which a file is reported. */
  static String shown(Path file, Path shownFrom) {
    return (file.startsWith(shownFrom) ? shownFrom.relativize(file) : file).toString();
  }

  @Override
  public Answer read(SourceFile from, String name) {
    Path parent = shownFrom.resolve(from.path()).getParent();
    return read(parent == null ? boundary : parent, name);
  }

  @Override
  public Optional<Answer> nearestDefaults() {
    for (Path up = spec.getParent(); up != null; up = up.getParent()) {
      if (Files.exists(up.resolve(DEFAULTS))) {
        return Optional.of(read(up, DEFAULTS));
      }
      if (up.equals(boundary)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Answer read(Path directory, String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      return new Refused(false, "is not a file name", "write a path relative to this file");
    }
    Path file = directory.resolve(name).normalize();
    if (!file.startsWith(boundary)) {
      return escape();
    }
    try {
      if (!Files.exists(file)) {
        return new Refused(false, "does not exist", "paths are relative to the file they stand in");
      }
      if (!file.toRealPath().startsWith(boundary.toRealPath())) {
        return escape();
      }
      if (!Files.isRegularFile(file)) {
        return new Refused(false, "is not a file", "name a text file");
      }
      if (Files.size(file) > LARGEST) {
        return new Refused(false, "is larger than 1 MiB", "mount large files as a volume");
      }
      Result<SourceFile> read = YamlReader.decode(shown(file, shownFrom), Files.readAllBytes(file));
      return read.value()
          .<Answer>map(Found::new)
          .orElseGet(() -> new Refused(false, "is not UTF-8 text", "save it as UTF-8"));
    } catch (IOException e) {
      return new Refused(false, "cannot be read", "check its owner and mode");
    }
  }

  private static Refused escape() {
    return new Refused(
        true, "lies outside of the repository", "keep what a service needs beside its spec");
  }
}

package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files of a directory as they lie there, and those above as far as the top of its repository. */
record DiskFiles(Path home, Path top, List<String> overrides) implements FileSet {
  @Override
  public Optional<SourceFile> file(String path) {
    Path file = home.resolve(path).normalize();
    if (!file.startsWith(top) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return YamlReader.decode(path, Files.readAllBytes(file)).value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> under(String directory) {
    return List.of();
  }
}

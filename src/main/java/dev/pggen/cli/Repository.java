package dev.pggen.cli;

import dev.pggen.report.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a report for a machine needs to know of the place where pggen runs. */
final class Repository implements Surroundings {
  private final Path directory;
  private final Path top;

  /** Around a working directory, which is the top itself where there is no Git. */
  Repository(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
    Path up = this.directory;
    while (up != null && !Files.exists(up.resolve(".git"))) {
      up = up.getParent();
    }
    this.top = up == null ? this.directory : up;
  }

  @Override
  public String version() {
    return Version.TEXT;
  }

  @Override
  public String fromTheTop(String reported) {
    Path file = directory.resolve(reported).normalize();
    return (file.startsWith(top) ? top.relativize(file) : file).toString();
  }

  @Override
  public Optional<String> page(String rule) {
    try {
      return RulePage.of(rule);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.pggen.read;

import dev.pggen.read.compose.ComposeReader;
import dev.pggen.read.nomad.NomadReader;
import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** All readers. */
public final class Readers {
  /** Sorted by the id of their target. */
  public static final List<StackReader> ALL = List.of(new ComposeReader(), new NomadReader());

  private Readers() {}

  /** The reader for what a target renders. */
  public static Optional<StackReader> of(String target) {
    return ALL.stream().filter(reader -> reader.target().equals(target)).findFirst();
  }

  /** The first reader that knows a file. */
  public static Optional<StackReader> forFile(SourceFile file) {
    return ALL.stream().filter(reader -> reader.reads(file)).findFirst();
  }
}

package dev.pggen.read;

import dev.pggen.read.compose.ComposeReader;
import dev.pggen.read.nomad.NomadReader;
import dev.pggen.read.truenas.TruenasReader;
import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** All readers. */
public final class Readers {
  /** Before the reader of any Compose file the one that knows some of them by more than that. */
  public static final List<StackReader> ALL =
      List.of(new TruenasReader(), new ComposeReader(), new NomadReader());

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

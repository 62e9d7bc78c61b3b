package dev.pggen.read;

import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.Origin;
import java.util.function.Function;

/**
 * Reads the manifests of one runtime. It uses only what the runtime obeys and the files that the
 * manifest mounts: no comment and no label of ours.
 */
public interface StackReader {
  /** The id of the runtime's profile, like {@code compose}. */
  String target();

  /** Whether a file looks like a manifest of this runtime. */
  boolean reads(SourceFile file);

  /**
   * What a manifest says. Never throws, whatever the text; no value only where the file cannot be
   * understood at all.
   *
   * @param around files beside it, for what it mounts
   * @param origins why what stands at a place is there; {@link Origin#written} for files of users
   */
  Result<Reading> read(SourceFile manifest, FileSet around, Function<Span, Origin> origins);

  /** What a manifest says, everything having been written by its author. */
  default Result<Reading> read(SourceFile manifest, FileSet around) {
    return read(manifest, around, Origin::written);
  }
}

package dev.pggen.laws;

import dev.pggen.artifact.OutputFile;
import dev.pggen.read.FileSet;
import dev.pggen.read.Readers;
import dev.pggen.read.Reading;
import dev.pggen.read.StackReader;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Stack;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import java.util.ArrayList;
import java.util.List;

/**
 * A target with the reader of what it renders.
 *
 * @param target renders
 * @param reader reads that back
 */
record Runtime(Target target, StackReader reader) {
  /** All targets, and one that exists in tests only: it keeps the waist honest. */
  static List<Runtime> all() {
    List<Runtime> all = new ArrayList<>();
    for (Target target : Targets.ALL) {
      all.add(new Runtime(target, Readers.of(target.profile().id()).orElseThrow()));
    }
    all.add(new Runtime(new IniTarget(), new IniReader()));
    return all;
  }

  /** The stack that a sample is on this runtime. */
  Stack planned(String sample) {
    return Samples.stack(sample, target.profile());
  }

  /** Rendered and read back. */
  Stack readBack(Stack stack) {
    return read(target.render(stack)).stack();
  }

  /** What rendered files say. */
  Reading read(List<OutputFile> rendered) {
    FileSet files = Samples.files(rendered);
    SourceFile manifest = files.file(target.manifest()).orElseThrow();
    return reader.read(manifest, files).value().orElseThrow();
  }

  @Override
  public String toString() {
    return target.profile().id();
  }
}

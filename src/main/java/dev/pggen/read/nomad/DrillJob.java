package dev.pggen.read.nomad;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclFile;
import dev.pggen.hcl.HclReader;
import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The job that tries the backups of another one, in a file beside it.
 *
 * @param file where it stands
 * @param job its block
 */
record DrillJob(HclFile file, HclBlock job) {
  private static final String SUFFIX = "-drill";

  /** Those of a job; of each file the first. */
  static List<DrillJob> of(String job, FileSet around, String format) {
    List<DrillJob> drills = new ArrayList<>();
    for (String path : around.under("")) {
      if (path.endsWith(".nomad.hcl") && path.indexOf('/') < 0) {
        // its text first: each of many jobs would else parse all others
        Optional<SourceFile> near = around.file(path).filter(f -> f.text().contains(SUFFIX));
        Optional<HclFile> other = near.flatMap(f -> HclReader.read(f, format).value());
        other.stream()
            .flatMap(f -> f.body().blocks("job").stream())
            .filter(b -> Group.label(b).equals(job + SUFFIX))
            .findFirst()
            .ifPresent(b -> drills.add(new DrillJob(other.orElseThrow(), b)));
      }
    }
    return drills;
  }
}

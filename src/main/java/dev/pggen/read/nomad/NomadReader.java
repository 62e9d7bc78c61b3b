package dev.pggen.read.nomad;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclFile;
import dev.pggen.hcl.HclReader;
import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.read.StackReader;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Nomad jobs in HCL, also those in which Terraform still puts values. */
public final class NomadReader implements StackReader {
  /** A file without a job. */
  public static final RuleInfo NOT_NOMAD =
      new RuleInfo("PG087", "not-nomad", ERROR, "Nomad cannot run what this file says");

  private static final Pattern NAME = Pattern.compile("(.*/)?[^/]*\\.nomad(\\.hcl)?");
  private static final Pattern JOB = Pattern.compile("(?m)^job[ \t]+\"");

  @Override
  public String target() {
    return "nomad";
  }

  @Override
  public boolean reads(SourceFile file) {
    return NAME.matcher(file.path()).matches()
        || (file.path().endsWith(".hcl") || HclReader.isFilledIn(file.path()))
            && JOB.matcher(file.text()).find();
  }

  @Override
  public Result<Reading> read(SourceFile manifest, FileSet around, Function<Span, Origin> origins) {
    Result<HclFile> hcl = HclReader.read(manifest, target());
    if (hcl.value().isEmpty()) {
      return Result.failed(hcl.findings());
    }
    List<Finding> findings = new ArrayList<>(hcl.findings());
    Optional<HclBlock> job = hcl.value().get().body().blocks("job").stream().findFirst();
    if (job.isEmpty()) {
      findings.add(
          NOT_NOMAD
              .at(manifest.start(), "there is no block `job`")
              .help("a job's file has a block `job \"NAME\"` at its top"));
      return Result.failed(findings);
    }
    return Result.of(
        new Reading(
            hcl.value().get(), new JobReading(hcl.value().get(), around, origins).stack(job.get())),
        findings);
  }
}

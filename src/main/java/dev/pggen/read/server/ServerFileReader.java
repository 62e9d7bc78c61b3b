package dev.pggen.read.server;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.ServerFile;
import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Stack;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a pg_hba.conf or postgresql.conf that lies by itself, or that a manifest mounts. */
public final class ServerFileReader {
  private static final String CONF_NAME = "postgresql.conf";

  private ServerFileReader() {}

  /**
   * A file of which nobody says whose it is.
   *
   * @param around the files beside it, for those that it takes in and for the cluster's version
   */
  public static Result<Reading> alone(SourceFile file, ServerFileForm form, FileSet around) {
    Optional<Integer> major = MajorHint.of(file, around);
    if (form == ServerFileForm.CONF) {
      Result<ConfDocument> conf = ConfFileReader.read(file, around, major);
      ConfDocument document = conf.value().orElseThrow();
      return reading(document, BareServer.of(document), conf.findings());
    }
    Optional<ConfDocument> conf =
        around
            .file(CONF_NAME)
            .filter(f -> ServerFileForm.of(f).equals(Optional.of(ServerFileForm.CONF)))
            .flatMap(f -> ConfFileReader.read(f, around, major).value());
    Result<HbaDocument> hba = HbaFileReader.read(file, around, major, conf);
    HbaDocument document = hba.value().orElseThrow();
    return reading(document, BareServer.of(document), hba.findings());
  }

  /**
   * A file that a manifest mounts: what it means is in that stack, and nothing of it in this. What
   * it takes in lies in the container, and is not looked for here.
   */
  public static Result<Reading> mounted(MountedFiles.Mounted mounted) {
    SourceFile file = mounted.file();
    if (mounted.form() == ServerFileForm.CONF) {
      Result<ConfDocument> conf = mountedConf(file, mounted.major());
      return reading(conf.value().orElseThrow(), BareServer.nothing(file), conf.findings());
    }
    Optional<ConfDocument> conf =
        mounted.conf().flatMap(f -> mountedConf(f, mounted.major()).value());
    Result<HbaDocument> hba = HbaFileReader.read(file, FileSet.none(), mounted.major(), conf);
    HbaDocument read = hba.value().orElseThrow();
    return reading(
        new HbaDocument(read.hba(), read.major(), read.records(), List.of(), Set.of(), conf),
        BareServer.nothing(file),
        hba.findings());
  }

  private static Result<ConfDocument> mountedConf(SourceFile file, Optional<Integer> major) {
    Result<ConfDocument> read = ConfFileReader.read(file, FileSet.none(), major);
    ConfDocument conf = read.value().orElseThrow();
    // The command line, or a file that only the container has, may say more.
    boolean whole = false;
    return Result.of(
        new ConfDocument(conf.conf(), major, conf.settings(), whole, List.of(), Set.of()),
        read.findings());
  }

  private static Result<Reading> reading(ServerFile file, Stack stack, List<Finding> findings) {
    return Result.of(new Reading(file, stack), findings);
  }
}

package dev.pggen.target.nomad;

import dev.pggen.artifact.OutputFile;
import dev.pggen.hcl.HclDocument;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts of files, written once at the top of a job and used by each task that reads them. */
final class Locals {
  private final Map<String, OutputFile> files = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  /** The text of a file. */
  HclDocument.Value of(OutputFile file) {
    String name =
        names.computeIfAbsent(file.path(), path -> NomadNames.identifier(path, files.keySet()));
    files.put(name, file);
    return new HclDocument.Reference("local." + name);
  }

  /** Those that were asked for. */
  Map<String, OutputFile> files() {
    return files;
  }
}

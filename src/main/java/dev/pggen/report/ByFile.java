package dev.pggen.report;

import dev.pggen.source.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings by the file that they are about. */
final class ByFile {
  private ByFile() {}

  /** By path; every file that was looked at is there, if only with an empty list. */
  static Map<String, List<Finding>> of(Report report, List<Finding> findings) {
    Map<String, List<Finding>> files = new TreeMap<>();
    report.paths().forEach(path -> files.put(path, new ArrayList<>()));
    findings.forEach(f -> files.computeIfAbsent(f.span().path(), path -> new ArrayList<>()).add(f));
    return files;
  }
}

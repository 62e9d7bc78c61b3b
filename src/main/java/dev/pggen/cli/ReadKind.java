package dev.pggen.cli;

import dev.pggen.lint.Subject;
import dev.pggen.pgconf.ServerFile;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a file after it was asked about; its text is not kept.
 *
 * @param file where it lies; empty where it stands inside of another
 * @param format in which it was read to the end, if it was
 * @param server whether it is one of a server's own files
 * @param merged whether it is several documents, of which its reader made one
 * @param findings of reading it
 */
record ReadKind(
    Optional<Path> file,
    Optional<String> format,
    boolean server,
    boolean merged,
    List<Finding> findings) {
  static ReadKind of(Optional<Path> file, Result<Subject> subject) {
    return new ReadKind(
        file,
        subject.value().map(s -> s.document().format()),
        subject.value().filter(s -> s.document() instanceof ServerFile).isPresent(),
        subject.value().filter(s -> isMerged(s)).isPresent(),
        subject.findings());
  }

  private static boolean isMerged(Subject subject) {
    return subject.document() instanceof YamlDocument yaml && yaml.merged();
  }

  /** Whether pggen itself is its only reader. */
  boolean isSpec() {
    return format.filter("spec"::equals).isPresent();
  }
}

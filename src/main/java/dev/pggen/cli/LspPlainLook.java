package dev.pggen.cli;

import dev.pggen.lsp.Project;
import dev.pggen.source.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of which there is nothing to be mended. */
record LspPlainLook(
    Path file,
    Path home,
    List<Finding> findings,
    Optional<Project.Refusal> refusal,
    List<String> notes)
    implements Project.Look {
  /** What was found in a file of pggen's own. */
  static Project.Look of(Path file, Path home, List<Finding> findings) {
    return new LspPlainLook(file, home, findings, Optional.empty(), List.of());
  }

  /** Why nothing was asked. */
  static Project.Look of(Path file, Path home, Project.Refusal refusal, List<String> notes) {
    return new LspPlainLook(file, home, List.of(), Optional.of(refusal), notes);
  }

  @Override
  public Path place(String path) {
    return home.resolve(path).normalize();
  }

  @Override
  public Optional<String> fixed(Finding finding) {
    return Optional.empty();
  }

  @Override
  public Optional<String> fixedSafely() {
    return Optional.empty();
  }

  @Override
  public Optional<String> ignoring(Finding finding) {
    return Optional.empty();
  }

  @Override
  public Optional<String> page(String rule) throws IOException {
    return RulePage.of(rule);
  }
}

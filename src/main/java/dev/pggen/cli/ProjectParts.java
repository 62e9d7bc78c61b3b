package dev.pggen.cli;

import dev.pggen.lint.Subject;
import dev.pggen.read.Reading;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that others of a run include, extend or are laid under: their services are judged there.
 * They themselves are only asked for their form and for the suppressions in them.
 */
final class ProjectParts {
  private final Map<String, Document> documents = new HashMap<>();
  private final Set<String> whole = new HashSet<>();
  private final Map<String, Set<String>> services = new HashMap<>();

  /** Takes in what a file is made of. */
  void add(List<Reading.Part> parts) {
    for (Reading.Part part : parts) {
      String path = part.document().file().path();
      documents.put(path, part.document());
      services.computeIfAbsent(path, p -> new HashSet<>()).addAll(part.services());
      if (part.whole()) {
        whole.add(path);
      }
    }
  }

  /** Whether a file is a part of others, as far as they are read. */
  boolean claims(String shown) {
    return documents.containsKey(shown);
  }

  /** What is left of a file for the rules, if it is a part of others. */
  Result<Subject> left(Path file, String shown, Result<Subject> read) {
    Document document = documents.get(shown);
    Set<String> judged = services.getOrDefault(shown, Set.of());
    if (document != null && whole.contains(shown)) {
      Document own = read.value().map(Subject::document).orElse(document);
      return Result.of(new Subject(own, nothing(own), List.of()), ofForm(read.findings()));
    }
    if (judged.isEmpty() || OverrideFiles.isMain(file) || read.value().isEmpty()) {
      return read;
    }
    Subject subject = read.value().get();
    return Result.of(
        new Subject(subject.document(), without(judged, subject.stack()), subject.ignores()),
        read.findings());
  }

  /** A part need not be a project by itself. */
  private static List<Finding> ofForm(List<Finding> findings) {
    List<Finding> left = new ArrayList<>();
    for (Finding finding : findings) {
      if (!finding.rule().equals(ComposeReader.NOT_COMPOSE)) {
        left.add(finding);
      }
    }
    return left;
  }

  private static Stack without(Set<String> judged, Stack stack) {
    return new Stack(
            stack.name(),
            stack.origin(),
            stack.workloads().stream().filter(w -> !judged.contains(w.name())).toList(),
            stack.servers().stream().filter(s -> !judged.contains(s.workload())).toList(),
            stack.volumes(),
            stack.networks(),
            stack.secrets(),
            stack.appFiles(),
            stack.links().stream()
                .filter(l -> !judged.contains(l.workload()) && !judged.contains(l.server()))
                .toList(),
            stack.backups().stream()
                .filter(b -> !judged.contains(b.workload()) && !judged.contains(b.server()))
                .toList())
        .with(stack.committed());
  }

  private static Stack nothing(Document document) {
    return new Stack(
        "",
        Origin.written(document.file().start()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}

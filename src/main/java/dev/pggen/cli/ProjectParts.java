package dev.pggen.cli;

import dev.pggen.lint.Subject;
import dev.pggen.read.Reading;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** What is left of a file for the rules, if it is a part of others. */
  Result<Subject> left(Path file, String shown, Result<Subject> read) {
    Document document = documents.get(shown);
    if (document == null || !isPart(file, shown, document)) {
      return read;
    }
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : read.findings()) {
      if (!finding.rule().equals(ComposeReader.NOT_COMPOSE)) {
        findings.add(finding);
      }
    }
    Document own = read.value().map(Subject::document).orElse(document);
    return Result.of(new Subject(own, nothing(own), List.of()), findings);
  }

  private boolean isPart(Path file, String shown, Document document) {
    return whole.contains(shown)
        || !OverrideFiles.isMain(file)
            && services.getOrDefault(shown, Set.of()).containsAll(names(document));
  }

  private static List<String> names(Document document) {
    return document instanceof YamlDocument yaml
        ? yaml.root()
            .asMap()
            .flatMap(root -> root.get("services"))
            .flatMap(node -> node.asMap())
            .map(YamlMap::keys)
            .orElse(List.of())
        : List.of();
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
        List.of(),
        Optional.empty());
  }
}

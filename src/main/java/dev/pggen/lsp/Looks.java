package dev.pggen.lsp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is known of the open files, and of which of them it is out of date. */
final class Looks {
  private final Project project;
  private final Documents documents;
  private final Client client;
  private final Published published;
  private final Map<String, Project.Look> looks = new HashMap<>();
  private final Map<String, List<String>> logged = new HashMap<>();
  private final Set<String> stale = new LinkedHashSet<>();
  private List<Path> roots = List.of();

  Looks(Project project, Documents documents, Client client) {
    this.project = project;
    this.documents = documents;
    this.client = client;
    this.published =
        new Published(
            client,
            uri ->
                documents
                    .at(uri)
                    .map(open -> OptionalInt.of(open.version()))
                    .orElse(OptionalInt.empty()));
  }

  /** Other directories are open: what a file means may be another. */
  void roots(List<Path> now) {
    roots = List.copyOf(now);
    allStale();
  }

  /** The directories that are open. */
  List<Path> roots() {
    return roots;
  }

  /** What is on disk has changed. */
  void allStale() {
    documents.all().forEach(open -> stale.add(open.uri()));
  }

  /** A file has another text now, for itself and for those that read it. */
  void changed(String uri) {
    documents.at(uri).ifPresent(open -> stale.add(uri));
    Documents.path(uri).ifPresent(file -> stale.addAll(documents.readers(file)));
  }

  /** A file is not open any more: what was told of it is taken back. */
  void closed(String uri) throws IOException {
    stale.remove(uri);
    looks.remove(uri);
    logged.remove(uri);
    published.remove(uri);
    changed(uri);
  }

  /** Whether anything is out of date. */
  boolean isStale() {
    return !stale.isEmpty();
  }

  /** Looks at one file that is out of date, and tells what is found. */
  void next() throws IOException {
    if (!stale.isEmpty()) {
      look(stale.iterator().next());
    }
  }

  /** What is known of a file, which is looked at first if need be. */
  Optional<Project.Look> of(String uri) throws IOException {
    if (stale.contains(uri)) {
      look(uri);
    }
    return Optional.ofNullable(looks.get(uri));
  }

  private void look(String uri) throws IOException {
    stale.remove(uri); // first: what fails is not tried again until it changes
    Optional<Documents.Open> open = documents.at(uri);
    if (open.isEmpty()) {
      return;
    }
    looks.remove(uri);
    Map<String, List<ObjectNode>> found = failed(open.get().file());
    try {
      Project.Look look = project.look(open.get().file(), roots, documents.texts());
      looks.put(uri, look);
      log(uri, look.notes());
      found = diagnostics(look);
    } catch (IOException e) {
      log(uri, List.of("`" + open.get().file() + "` cannot be looked at: " + e.getMessage()));
      found = Map.of();
    } finally {
      published.put(
          uri, found); // also after a mistake of ours: what was found before is not so now
    }
  }

  private Map<String, List<ObjectNode>> failed(Path file) {
    Project.Refusal why =
        new Project.Refusal(
            Severity.ERROR, "this file was not judged, by a mistake in pggen that the log names");
    return Map.of(documents.uri(file), List.of(Diagnostics.of(why)));
  }

  /** Says once what does not change while somebody types. */
  private void log(String uri, List<String> notes) throws IOException {
    if (!notes.equals(logged.put(uri, notes))) {
      for (String note : notes) {
        client.log(note);
      }
    }
  }

  private Map<String, List<ObjectNode>> diagnostics(Project.Look look) {
    Diagnostics shown = new Diagnostics(documents::uri, client.showsRelated());
    Map<String, List<ObjectNode>> found = new LinkedHashMap<>();
    for (Finding finding : look.findings()) {
      String file = documents.uri(look.place(finding.span().path()));
      found.computeIfAbsent(file, f -> new ArrayList<>()).add(shown.of(finding, look));
    }
    look.refusal()
        .ifPresent(
            r ->
                found
                    .computeIfAbsent(documents.uri(look.file()), f -> new ArrayList<>())
                    .add(Diagnostics.of(r)));
    return found;
  }

  /** Those findings of a file that stand in a range of it. */
  List<Finding> within(Documents.Open open, Project.Look look, Positions.Range range) {
    List<Finding> within = new ArrayList<>();
    for (Finding finding : look.findings()) {
      if (look.place(finding.span().path()).equals(open.file())
          && Positions.range(finding.span()).meets(range)) {
        within.add(finding);
      }
    }
    return within;
  }
}

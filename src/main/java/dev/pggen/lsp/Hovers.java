package dev.pggen.lsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pggen.source.Finding;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is shown over a place where something was found: why, and the pages of the rules. */
final class Hovers {
  private Hovers() {}

  /** Nothing, in JSON, over any other place. */
  static JsonNode over(List<Finding> findings, Project.Look look, boolean markdown)
      throws IOException {
    Set<String> pages = new LinkedHashSet<>();
    for (Finding finding : findings) {
      Optional<String> page = look.page(finding.rule().id());
      page.ifPresent(text -> pages.add(text.strip()));
    }
    if (pages.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode hover = Messages.object();
    hover
        .putObject("contents")
        .put("kind", markdown ? "markdown" : "plaintext")
        .put("value", String.join("\n\n---\n\n", pages) + "\n");
    hover.set("range", Positions.range(findings.get(0).span()).json());
    return hover;
  }
}

package dev.pggen.lsp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.nio.file.Path;
import java.util.function.Function;

/** Findings as an editor shows them. */
final class Diagnostics {
  private static final String SOURCE = "pggen";

  private final Function<Path, String> uris;
  private final boolean withRelated;

  /**
   * For a client.
   *
   * @param uris how it writes the address of a file
   * @param withRelated whether it shows other places
   */
  Diagnostics(Function<Path, String> uris, boolean withRelated) {
    this.uris = uris;
    this.withRelated = withRelated;
  }

  /** A finding. The reason stands in the page of its rule, which is shown over its place. */
  ObjectNode of(Finding finding, Project.Look look) {
    String help = finding.help().isEmpty() ? "" : "\nhelp: " + finding.help();
    ObjectNode node =
        node(Positions.range(finding.span()), finding.severity(), finding.message().strip() + help);
    node.put("code", finding.rule().id());
    if (withRelated && !finding.related().isEmpty()) {
      ArrayNode related = node.putArray("relatedInformation");
      for (Finding.Related each : finding.related()) {
        ObjectNode place = related.addObject();
        place
            .putObject("location")
            .put("uri", uris.apply(look.place(each.span().path())))
            .set("range", Positions.range(each.span()).json());
        place.put("message", each.message());
      }
    }
    return node;
  }

  /** A file that was not judged: said at its beginning. */
  static ObjectNode of(Project.Refusal refusal) {
    return node(new Positions.Range(0, 0, 0, 0), refusal.severity(), refusal.why());
  }

  private static ObjectNode node(Positions.Range range, Severity severity, String message) {
    ObjectNode node = Messages.object();
    node.set("range", range.json());
    return node.put("severity", level(severity)).put("source", SOURCE).put("message", message);
  }

  private static int level(Severity severity) {
    return switch (severity) {
      case ERROR -> 1;
      case WARNING -> 2;
      case INFO -> 3;
    };
  }
}

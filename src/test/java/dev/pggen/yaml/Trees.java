package dev.pggen.yaml;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.stream.Collectors;

/** Draws what was read, one node or finding to a line. */
final class Trees {
  private Trees() {}

  static Result<YamlDocument> read(String text, YamlDialect dialect) {
    return YamlReader.read(SourceFile.of("f.yaml", text), dialect);
  }

  static String spec(String text) {
    return drawn(read(text, YamlDialect.SPEC));
  }

  static String compose(String text) {
    return drawn(read(text, YamlDialect.COMPOSE));
  }

  static String findings(Result<?> result) {
    return result.findings().stream().map(Trees::line).collect(Collectors.joining());
  }

  static String place(Span span) {
    return span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn();
  }

  private static String drawn(Result<YamlDocument> result) {
    StringBuilder out = new StringBuilder();
    result.value().ifPresent(document -> draw(document.root(), "", out));
    return out.append(findings(result)).toString();
  }

  private static String line(Finding finding) {
    return finding.rule().id() + " " + place(finding.span()) + " " + finding.message() + "\n";
  }

  private static void draw(YamlNode node, String indent, StringBuilder out) {
    String tag = node.tag().isEmpty() ? "" : " " + node.tag();
    out.append(indent).append(place(node.span())).append(tag).append(' ').append(node.described());
    if (node instanceof YamlScalar scalar) {
      out.append(" <").append(scalar.text().replace("\n", "\\n")).append(">");
    }
    out.append('\n');
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        out.append(indent).append(' ').append(place(entry.key().span()));
        out.append(' ').append(entry.name()).append(":\n");
        draw(entry.value(), indent + "  ", out);
      }
    } else if (node instanceof YamlList list) {
      list.items().forEach(item -> draw(item, indent + "  ", out));
    }
  }
}

package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stable contract of {@code schemas/report-1.schema.json}. */
public final class JsonWriter implements ReportWriter {
  @Override
  public String write(Report report) {
    List<String> findings =
        Stream.concat(
                report.findings().stream().map(f -> finding(f, Optional.empty())),
                report.suppressed().stream().map(s -> finding(s.finding(), Optional.of(s))))
            .toList();
    return "{\"version\":1,\"findings\":["
        + (findings.isEmpty() ? "" : "\n  " + String.join(",\n  ", findings) + "\n")
        + "],\"summary\":{\"files\":"
        + report.files()
        + ",\"errors\":"
        + report.count(Severity.ERROR)
        + ",\"warnings\":"
        + report.count(Severity.WARNING)
        + ",\"infos\":"
        + report.count(Severity.INFO)
        + ",\"suppressed\":"
        + report.suppressed().size()
        + "}}\n";
  }

  private static String finding(Finding f, Optional<Suppressed> suppressed) {
    return "{"
        + field("rule", f.rule().id())
        + ","
        + field("name", f.rule().name())
        + ","
        + field("severity", f.severity().label())
        + ","
        + place(f.span())
        + ",\"endLine\":"
        + f.span().endLine()
        + ",\"endColumn\":"
        + f.span().endColumn()
        + ","
        + field("message", f.message())
        + ","
        + field("help", f.help())
        + ","
        + field("docs", "pggen explain " + f.rule().id())
        + ",\"related\":["
        + f.related().stream()
            .map(r -> "{" + place(r.span()) + "," + field("message", r.message()) + "}")
            .collect(Collectors.joining(","))
        + "],\"suppressed\":"
        + suppressed.map(JsonWriter::suppression).orElse("null")
        + "}";
  }

  private static String suppression(Suppressed s) {
    return "{"
        + field("reason", s.reason())
        + ",\"until\":"
        + s.until().map(JsonWriter::quote).orElse("null")
        + "}";
  }

  private static String place(Span span) {
    return field("path", span.path()) + ",\"line\":" + span.line() + ",\"column\":" + span.column();
  }

  private static String field(String name, String value) {
    return quote(name) + ":" + quote(value);
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
            out.append("\\u").append(Character.forDigit(c >> 12, 16));
            out.append(Character.forDigit(c >> 8 & 15, 16));
            out.append(Character.forDigit(c >> 4 & 15, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}

package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
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
        + report.paths().size()
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
        + Json.member("rule", f.rule().id())
        + ","
        + Json.member("name", f.rule().name())
        + ","
        + Json.member("severity", f.severity().label())
        + ","
        + place(f.span())
        + ",\"endLine\":"
        + f.span().endLine()
        + ",\"endColumn\":"
        + f.span().endColumn()
        + ","
        + Json.member("message", f.message())
        + ","
        + Json.member("why", f.why())
        + ","
        + Json.member("help", f.help())
        + ","
        + Json.member("docs", "pggen explain " + f.rule().id())
        + ",\"related\":["
        + f.related().stream()
            .map(r -> "{" + place(r.span()) + "," + Json.member("message", r.message()) + "}")
            .collect(Collectors.joining(","))
        + "],\"suppressed\":"
        + suppressed.map(JsonWriter::suppression).orElse("null")
        + ",\"fix\":"
        + (f.fix().isPresent() ? fix(f.fix().get()) : "null")
        + "}";
  }

  private static String fix(Fix fix) {
    return "{\"safe\":" + fix.safe() + "," + Json.member("title", fix.title()) + "}";
  }

  private static String suppression(Suppressed s) {
    return "{"
        + Json.member("reason", s.reason())
        + ",\"until\":"
        + s.until().map(Json::quote).orElse("null")
        + "}";
  }

  private static String place(Span span) {
    return Json.member("path", span.path())
        + ",\"line\":"
        + span.line()
        + ",\"column\":"
        + span.column();
  }
}

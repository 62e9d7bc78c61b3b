package dev.pggen.report;

import dev.pggen.source.Finding;
import java.util.List;
import java.util.Map;

/** What checkstyle writes, as many review tools read it. */
public final class CheckstyleWriter implements ReportWriter {
  @Override
  public String write(Report report) {
    StringBuilder out = new StringBuilder(Xml.HEAD).append("<checkstyle version=\"4.3\">\n");
    for (Map.Entry<String, List<Finding>> file : ByFile.of(report, report.findings()).entrySet()) {
      out.append("  <file").append(Xml.attribute("name", file.getKey())).append(">\n");
      for (Finding finding : file.getValue()) {
        out.append("    <error")
            .append(Xml.attribute("line", finding.span().line()))
            .append(Xml.attribute("column", finding.span().column()))
            .append(Xml.attribute("severity", finding.severity().label()))
            .append(Xml.attribute("message", Sentences.of(finding)))
            .append(Xml.attribute("source", "pggen." + finding.rule().id()))
            .append("/>\n");
      }
      out.append("  </file>\n");
    }
    return out.append("</checkstyle>\n").toString();
  }
}

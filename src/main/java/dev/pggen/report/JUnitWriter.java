package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * JUnit's XML: a suite for each file, a passed case for each rule that was asked of it, a failed
 * one for each finding, a skipped one for each that somebody suppressed.
 */
public final class JUnitWriter implements ReportWriter {
  private final Surroundings around;

  /** For a repository. */
  public JUnitWriter(Surroundings around) {
    this.around = around;
  }

  @Override
  public String write(Report report) {
    StringBuilder suites = new StringBuilder();
    Map<String, List<Suppressed>> suppressed =
        report.suppressed().stream()
            .collect(Collectors.groupingBy(each -> each.finding().span().path()));
    Map<String, List<Finding>> found = ByFile.of(report, report.findings());
    Set<String> paths = new TreeSet<>(found.keySet());
    paths.addAll(suppressed.keySet());
    long tests = 0;
    for (String path : paths) {
      List<Finding> failed = found.getOrDefault(path, List.of());
      List<Suppressed> skipped = suppressed.getOrDefault(path, List.of());
      List<String> cases =
          cases(path, report.asked().getOrDefault(path, List.of()), failed, skipped);
      tests += cases.size();
      suites
          .append("  <testsuite")
          .append(Xml.attribute("name", path))
          .append(counts(cases.size(), failed.size(), skipped.size()))
          .append(">\n");
      cases.forEach(suites::append);
      suites.append("  </testsuite>\n");
    }
    return Xml.HEAD
        + "<testsuites name=\"pggen\""
        + counts(tests, report.findings().size(), report.suppressed().size())
        + ">\n"
        + suites
        + "</testsuites>\n";
  }

  private static String counts(long tests, long failures, long skipped) {
    return Xml.attribute("tests", tests)
        + Xml.attribute("failures", failures)
        + Xml.attribute("errors", 0)
        + Xml.attribute("skipped", skipped);
  }

  private List<String> cases(
      String path, List<RuleInfo> asked, List<Finding> failed, List<Suppressed> skipped) {
    List<String> cases = new ArrayList<>();
    Set<String> broken = new HashSet<>();
    for (Finding each : failed) {
      cases.add(failed(each));
      broken.add(each.rule().id());
    }
    for (Suppressed each : skipped) {
      cases.add(skipped(each));
      broken.add(each.finding().rule().id());
    }
    for (RuleInfo rule : asked) {
      if (!broken.contains(rule.id())) {
        cases.add(open(rule.id() + " " + rule.name(), path, "") + "/>\n");
      }
    }
    if (cases.isEmpty()) {
      cases.add(open("no findings", path, "") + "/>\n"); // an empty suite fails in some tools
    }
    return cases;
  }

  private String failed(Finding finding) {
    return named(finding)
        + ">\n      <failure"
        + Xml.attribute("type", finding.severity().label())
        + Xml.attribute("message", Visible.text(finding.message()))
        + ">"
        + Xml.text(finding.span().position() + ": " + Sentences.of(finding))
        + "</failure>\n    </testcase>\n";
  }

  private String skipped(Suppressed suppressed) {
    return named(suppressed.finding())
        + ">\n      <skipped"
        + Xml.attribute("message", Visible.text(Sentences.justification(suppressed)))
        + "/>\n    </testcase>\n";
  }

  private String named(Finding finding) {
    String place = finding.span().line() + ":" + finding.span().column();
    return open(
        Sentences.title(finding) + " at " + place,
        finding.span().path(),
        Xml.attribute("line", finding.span().line()));
  }

  private String open(String name, String path, String more) {
    return "    <testcase"
        + Xml.attribute("name", name)
        + Xml.attribute("classname", path)
        + Xml.attribute("file", around.fromTheTop(path))
        + more;
  }
}

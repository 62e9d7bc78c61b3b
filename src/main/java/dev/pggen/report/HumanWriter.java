package dev.pggen.report;

import dev.pggen.source.Finding;
import dev.pggen.source.Finding.Related;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** For people: what, where, why, and what to do. */
public final class HumanWriter implements ReportWriter {
  private static final String LABEL_INDENT = "   ";

  private final Style style;

  /** For a terminal of this style. */
  public HumanWriter(Style style) {
    this.style = style;
  }

  @Override
  public String write(Report report) {
    StringBuilder out = new StringBuilder();
    for (Finding finding : report.findings()) {
      write(finding, out);
      out.append('\n');
    }
    return out.append(Summary.of(report)).append('\n').toString();
  }

  private void write(Finding finding, StringBuilder out) {
    String head =
        finding.severity().label() + "[" + finding.rule().id() + " " + finding.rule().name() + "]";
    List<String> message = Wrap.text(head + ": " + finding.message(), style.width());
    String first = message.get(0);
    out.append(
            style.headline(
                finding.severity(), first.substring(0, Math.min(head.length(), first.length()))))
        .append(style.strong(first.substring(Math.min(head.length(), first.length()))))
        .append('\n');
    message.stream().skip(1).forEach(l -> out.append("  ").append(style.strong(l)).append('\n'));
    excerpts(finding, out);
    label("why:  ", finding.why(), out);
    label("help: ", finding.help(), out);
    label("docs: ", "pggen explain " + finding.rule().id(), out);
  }

  private void excerpts(Finding finding, StringBuilder out) {
    int gutter = gutter(finding);
    out.append(" ".repeat(gutter))
        .append(style.quiet("--> "))
        .append(finding.span().position())
        .append('\n');
    if (finding.span().file().text().isEmpty()) {
      return;
    }
    out.append(bar(gutter, "")).append('\n');
    List<Marked> here = new ArrayList<>();
    here.add(new Marked(finding.span(), '^', finding.masked(), ""));
    List<Marked> elsewhere = new ArrayList<>();
    for (Related related : finding.related()) {
      boolean same = related.span().path().equals(finding.span().path());
      (same ? here : elsewhere)
          .add(new Marked(related.span(), '-', related.masked(), related.message()));
    }
    here.sort(Comparator.comparing(Marked::span));
    int last = here.get(0).span().line();
    for (Marked marked : here) {
      if (marked.span().line() > last + 1) {
        out.append(" ".repeat(gutter + 1)).append(style.quiet(":")).append('\n');
      }
      lines(marked, gutter, out);
      last = marked.span().line();
    }
    for (Marked marked : elsewhere) {
      out.append(" ".repeat(gutter))
          .append(style.quiet("::: "))
          .append(marked.span().position())
          .append('\n')
          .append(bar(gutter, ""))
          .append('\n');
      lines(marked, gutter, out);
    }
  }

  /**
   * A place with a mark under it.
   *
   * @param mark the sign that is drawn
   * @param masked whether the text is a secret
   * @param label what is there
   */
  private record Marked(Span span, char mark, boolean masked, String label) {}

  private void lines(Marked marked, int gutter, StringBuilder out) {
    Span span = marked.span();
    String label = marked.label();
    Excerpt excerpt = Excerpt.of(span, marked.mark(), marked.masked(), style.width() - gutter - 3);
    out.append(bar(gutter, String.valueOf(span.line())));
    if (!excerpt.shown().isEmpty()) {
      out.append(' ').append(excerpt.shown());
    }
    out.append('\n').append(bar(gutter, "")).append(' ').append(style.strong(excerpt.marks()));
    int used = gutter + 3 + excerpt.marks().length();
    if (!label.isEmpty() && used + 1 + TextWidth.of(label) <= style.width()) {
      out.append(' ').append(label).append('\n');
      return;
    }
    out.append('\n');
    if (!label.isEmpty()) {
      for (String line : Wrap.text(label, style.width() - gutter - 5)) {
        out.append(bar(gutter, "")).append("   ").append(line).append('\n');
      }
    }
  }

  private String bar(int gutter, String number) {
    return style.quiet(" ".repeat(gutter - number.length()) + number + " |");
  }

  private void label(String label, String text, StringBuilder out) {
    if (text.isEmpty()) {
      return;
    }
    int indent = LABEL_INDENT.length() + 2 + label.length();
    List<String> lines = new ArrayList<>(Wrap.text(text, style.width() - indent));
    out.append(LABEL_INDENT).append(style.quiet("= " + label)).append(lines.get(0)).append('\n');
    lines.stream().skip(1).forEach(l -> out.append(" ".repeat(indent)).append(l).append('\n'));
  }

  private static int gutter(Finding finding) {
    int highest = finding.span().line();
    for (Related related : finding.related()) {
      highest = Math.max(highest, related.span().line());
    }
    return Math.max(2, String.valueOf(highest).length() + 1);
  }
}

package dev.pggen.report;

import dev.pggen.source.Finding;
import dev.pggen.source.Finding.Related;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** For people: what, where, why, and what to do. */
public final class HumanWriter implements ReportWriter {
  private static final String INDENT = "  ";
  private static final String LABEL_INDENT = "   ";

  /** In characters. */
  private static final int PIECE = 1 << 15;

  private final Style style;

  /** What was printed already: each rule has one reason. */
  private final Map<String, String> whys = new HashMap<>();

  /** For a terminal of this style. */
  public HumanWriter(Style style) {
    this.style = style;
  }

  @Override
  public String write(Report report) {
    StringBuilder all = new StringBuilder();
    write(report, all::append);
    return all.toString();
  }

  @Override
  public void write(Report report, Consumer<String> to) {
    StringBuilder out = new StringBuilder();
    Secrets secrets = new Secrets(report);
    for (Finding finding : report.findings()) {
      write(finding, secrets, out);
      out.append('\n');
      if (out.length() > PIECE) {
        to.accept(out.toString());
        out.setLength(0);
      }
    }
    for (String suppressed : SuppressedList.of(report)) {
      String lines =
          String.join("\n" + INDENT, Wrap.text(suppressed, style.width(), INDENT.length()));
      out.append(lines).append('\n');
    }
    for (String line : Wrap.text(Summary.withFixes(report), style.width(), 0)) {
      out.append(line).append('\n');
    }
    to.accept(out.toString());
  }

  private void write(Finding finding, Secrets secrets, StringBuilder out) {
    String head =
        finding.severity().label() + "[" + finding.rule().id() + " " + finding.rule().name() + "]";
    List<String> message =
        Wrap.text(head + ": " + Visible.text(finding.message()), style.width(), INDENT.length());
    String first = message.get(0);
    int end = Math.min(head.length(), first.length());
    out.append(style.headline(finding.severity(), first.substring(0, end)))
        .append(style.strong(first.substring(end)))
        .append('\n');
    message.stream().skip(1).forEach(l -> out.append(INDENT).append(style.strong(l)).append('\n'));
    excerpts(finding, secrets, out);
    out.append(whys.computeIfAbsent(finding.why(), text -> why(text)));
    label("help: ", finding.help(), out);
    if (finding.fix().isPresent()) {
      label("fix:  ", FixLabel.of(finding.fix().get()), out);
    }
    label("docs: ", "pggen explain " + finding.rule().id(), out);
  }

  private void excerpts(Finding finding, Secrets secrets, StringBuilder out) {
    int gutter = gutter(finding);
    out.append(" ".repeat(gutter))
        .append(style.quiet("--> "))
        .append(Visible.text(finding.span().position()))
        .append('\n');
    if (finding.span().file().text().isEmpty()) {
      return;
    }
    out.append(bar(gutter, "")).append('\n');
    List<Marked> here = new ArrayList<>();
    here.add(new Marked(finding.span(), '^', ""));
    List<Marked> elsewhere = new ArrayList<>();
    for (Related related : finding.related()) {
      boolean same = related.span().path().equals(finding.span().path());
      (same ? here : elsewhere).add(new Marked(related.span(), '-', related.message()));
    }
    here.sort((a, b) -> a.span().compareTo(b.span()));
    int last = here.get(0).span().line();
    String shown = "";
    for (Marked marked : here) {
      if (marked.span().line() > last + 1) {
        out.append(" ".repeat(gutter + 1)).append(style.quiet(":")).append('\n');
      }
      shown = lines(marked, secrets, gutter, marked.span().line() == last ? shown : "", out);
      last = marked.span().line();
    }
    for (Marked marked : elsewhere) {
      out.append(" ".repeat(gutter))
          .append(style.quiet("::: "))
          .append(Visible.text(marked.span().position()))
          .append('\n')
          .append(bar(gutter, ""))
          .append('\n');
      lines(marked, secrets, gutter, "", out);
    }
  }

  /**
   * A place with a mark under it.
   *
   * @param mark the sign that is drawn
   * @param label what is there
   */
  private record Marked(Span span, char mark, String label) {}

  /**
   * Appends a line with its mark and label.
   *
   * @param before what is shown of the same line above; it is not shown twice
   * @return what is shown of the line
   */
  private String lines(
      Marked marked, Secrets secrets, int gutter, String before, StringBuilder out) {
    Span span = marked.span();
    String label = Visible.text(marked.label());
    int width = style.width() - gutter - 3;
    List<Span> masked = secrets.on(span.file(), span.line());
    Excerpt excerpt = Excerpt.of(span, marked.mark(), masked, width);
    if (!excerpt.shown().equals(before) || before.isEmpty()) {
      out.append(bar(gutter, String.valueOf(span.line())));
      out.append(excerpt.shown().isEmpty() ? "" : " " + excerpt.shown()).append('\n');
    }
    out.append(bar(gutter, "")).append(' ').append(style.strong(excerpt.marks()));
    int used = gutter + 3 + excerpt.marks().length();
    if (!label.isEmpty() && used + 1 + TextWidth.of(label) <= style.width()) {
      out.append(' ').append(label).append('\n');
      return excerpt.shown();
    }
    out.append('\n');
    if (!label.isEmpty()) {
      for (String line : Wrap.text(label, style.width() - gutter - 5, 0)) {
        out.append(bar(gutter, "")).append("   ").append(line).append('\n');
      }
    }
    return excerpt.shown();
  }

  private String bar(int gutter, String number) {
    return style.quiet(" ".repeat(gutter - number.length()) + number + " |");
  }

  private String why(String text) {
    StringBuilder out = new StringBuilder();
    label("why:  ", text, out);
    return out.toString();
  }

  private void label(String label, String text, StringBuilder out) {
    if (text.isEmpty()) {
      return;
    }
    int indent = LABEL_INDENT.length() + 2 + label.length();
    List<String> lines = Wrap.text(Visible.text(text), style.width() - indent, 0);
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

package dev.pggen.target.nomad;

import java.util.List;

/** A page in Markdown while it is written: paragraphs stand apart by one empty line. */
final class Page {
  private final StringBuilder out = new StringBuilder();

  /** A heading of the second level, or of the first where the page begins. */
  Page title(String text) {
    apart();
    out.append(out.isEmpty() ? "# " : "## ").append(text).append('\n');
    return this;
  }

  /** Lines of one paragraph. */
  Page text(String... lines) {
    apart();
    for (String line : lines) {
      out.append(line).append('\n');
    }
    return this;
  }

  /** A line below the last one, without an empty one between. */
  Page more(String line) {
    out.append(line).append('\n');
    return this;
  }

  /** Commands. */
  Page commands(List<String> lines) {
    return block("sh", lines);
  }

  /** Lines of a language in a fence. */
  Page block(String language, List<String> lines) {
    apart();
    out.append("```").append(language).append('\n');
    lines.forEach(line -> out.append(line).append('\n'));
    out.append("```\n");
    return this;
  }

  private void apart() {
    if (!out.isEmpty()) {
      out.append('\n');
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}

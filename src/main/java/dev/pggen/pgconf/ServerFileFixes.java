package dev.pggen.pgconf;

import dev.pggen.source.Fix;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies fixes to the text of a file of lines. Not a byte changes outside of what they name. Of
 * two that meet the first one is applied; the other one is for another pass.
 */
public final class ServerFileFixes {
  private final String text;
  private final List<Integer> starts = new ArrayList<>(List.of(0));
  private final List<Edit> edits = new ArrayList<>();

  /** Other text between two indexes. */
  private record Edit(int from, int to, String text) {
    /** Two that touch are in no order: neither may be applied with the other. */
    boolean meets(Edit other) {
      return from <= other.to && other.from <= to;
    }
  }

  /**
   * A text and what was done to it.
   *
   * @param text the whole file
   * @param done the fixes that were applied, in the order in which they were given
   */
  public record Applied(String text, List<Fix> done) {
    public Applied {
      done = List.copyOf(done);
    }
  }

  private ServerFileFixes(SourceFile file) {
    this.text = file.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean crBeforeLf = c == '\r' && text.startsWith("\n", i + 1);
      if ((c == '\n' || c == '\r') && !crBeforeLf) {
        starts.add(i + 1);
      }
    }
  }

  /** Whether all of a fix can be applied here: such a file has no keys below which to put one. */
  public static boolean canApply(Fix fix) {
    return fix.changes().stream().noneMatch(Fix.Put.class::isInstance);
  }

  /** The text with as many fixes as can be applied at once, all made from this very text. */
  public static Applied apply(SourceFile file, List<Fix> fixes) {
    ServerFileFixes all = new ServerFileFixes(file);
    List<Fix> done = fixes.stream().filter(all::add).toList();
    return new Applied(all.changed(), done);
  }

  private boolean add(Fix fix) {
    if (!canApply(fix) || fix.changes().isEmpty()) {
      return false;
    }
    List<Edit> wanted = fix.changes().stream().map(this::edit).toList();
    if (wanted.stream().anyMatch(w -> edits.stream().anyMatch(w::meets))) {
      return false;
    }
    edits.addAll(wanted);
    return true;
  }

  private String changed() {
    StringBuilder out = new StringBuilder(text);
    edits.stream()
        .sorted((a, b) -> Integer.compare(b.from(), a.from()))
        .forEach(e -> out.replace(e.from(), e.to(), e.text()));
    return out.toString();
  }

  private Edit edit(Fix.Change change) {
    if (change instanceof Fix.Replace replace) {
      Span span = replace.span();
      return new Edit(
          at(span.line(), span.column()), at(span.endLine(), span.endColumn()), replace.text());
    }
    Span span = ((Fix.RemoveEntry) change).span();
    int to = span.endLine() < starts.size() ? starts.get(span.endLine()) : text.length();
    return new Edit(starts.get(span.line() - 1), to, "");
  }

  private int at(int line, int column) {
    return text.offsetByCodePoints(starts.get(line - 1), column - 1);
  }
}

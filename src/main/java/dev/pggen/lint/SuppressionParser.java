package dev.pggen.lint;

import static dev.pggen.lint.SuppressionRules.UNPARSABLE;

import dev.pggen.source.Comment;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code pggen: ignore[PG101] until=2027-01-31 -- reason} from comments.
 *
 * <p>Alone on its line a comment means the next line that is no comment, else its own line.
 */
final class SuppressionParser {
  private static final String MARK = "pggen:";
  private static final String FORM =
      "write `pggen: ignore[RULE] -- reason`, with `until=YYYY-MM-DD` before the dashes if it ends";

  private final List<Suppression> suppressions = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /** What was understood. */
  List<Suppression> suppressions() {
    return List.copyOf(suppressions);
  }

  /** What was not. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Reads a comment; one that is not addressed to pggen says nothing. */
  void comment(Comment comment) {
    if (!comment.text().startsWith(MARK)) {
      return;
    }
    String rest = comment.text().substring(MARK.length()).strip();
    int open = rest.indexOf('[');
    int close = rest.indexOf(']');
    if (!rest.startsWith("ignore") || open != "ignore".length() || close < open) {
      refuse(comment.span(), "this comment is addressed to pggen but says nothing that it knows");
      return;
    }
    List<String> rules =
        Arrays.stream(rest.substring(open + 1, close).split(",", -1)).map(String::strip).toList();
    if (rules.stream().anyMatch(String::isEmpty)) {
      refuse(comment.span(), "`ignore[…]` must name the rule that it means");
      return;
    }
    String tail = rest.substring(close + 1).strip();
    int dashes = tail.indexOf("--");
    String reason = dashes < 0 ? "" : tail.substring(dashes + 2).strip();
    if (reason.isEmpty()) {
      refuse(comment.span(), "a suppression must give its reason after `--`");
      return;
    }
    String options = tail.substring(0, dashes).strip();
    if (!options.isEmpty() && !options.startsWith("until=")) {
      refuse(comment.span(), "`" + options + "` is not an option of a suppression");
      return;
    }
    Optional<LocalDate> until = Optional.empty();
    if (!options.isEmpty()) {
      until = date(options.substring("until=".length()), comment.span());
      if (until.isEmpty()) {
        return;
      }
    }
    int line = comment.alone() ? nextLine(comment.span()) : comment.span().line();
    suppressions.add(
        new Suppression(
            rules, reason, until, comment.span(), f -> touches(f, comment.span().path(), line)));
  }

  /** Takes an entry of the spec's list: it means every finding in that file. */
  void entry(Ignore ignore) {
    Optional<LocalDate> until = Optional.empty();
    if (ignore.until().isPresent()) {
      until = date(ignore.until().get(), ignore.span());
      if (until.isEmpty()) {
        return;
      }
    }
    if (ignore.reason().isBlank()) {
      refuse(ignore.span(), "a suppression must give its reason");
      return;
    }
    suppressions.add(
        new Suppression(
            List.of(ignore.rule()), ignore.reason(), until, ignore.span(), finding -> true));
  }

  private Optional<LocalDate> date(String text, Span span) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      refuse(span, "`" + text + "` is not a date");
      return Optional.empty();
    }
  }

  private void refuse(Span span, String message) {
    findings.add(UNPARSABLE.at(span, message).help(FORM));
  }

  private static int nextLine(Span comment) {
    int line = comment.line() + 1;
    while (line <= comment.file().lineCount()
        && comment.file().line(line).strip().startsWith("#")) {
      line++;
    }
    return line;
  }

  private static boolean touches(Finding finding, String path, int line) {
    return on(finding.span(), path, line)
        || finding.related().stream().anyMatch(r -> on(r.span(), path, line));
  }

  private static boolean on(Span span, String path, int line) {
    return span.path().equals(path) && span.line() <= line && line <= span.endLine();
  }
}

package dev.pggen.lint;

import static dev.pggen.lint.SuppressionRules.UNPARSABLE;

import dev.pggen.source.At;
import dev.pggen.source.Comment;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code pggen: ignore[PG101] until=2027-01-31 -- reason} from comments.
 *
 * <p>Alone on its line a comment means the next line with more than a comment, else its own line.
 */
final class SuppressionParser {
  private static final String MARK = "pggen:";
  private static final String IGNORE = "ignore";
  private static final String UNTIL = "until=";
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
    CommentText text = new CommentText(comment);
    if (!comment.text().startsWith(MARK)) {
      if (looksMeant(comment.text())) {
        refuse(text.whole(), "a suppression begins with `pggen:`, in small letters and with colon");
      }
      return;
    }
    int word = text.skipBlanks(MARK.length());
    if (!comment.text().startsWith(IGNORE, word)) {
      refuse(text.word(word), "this comment is addressed to pggen but says nothing that it knows");
      return;
    }
    int open = text.skipBlanks(word + IGNORE.length());
    if (open != word + IGNORE.length() || text.at(open) != '[') {
      refuse(text.word(open), "`ignore` must be followed by a rule in brackets");
      return;
    }
    int close = comment.text().indexOf(']', open);
    if (close < 0) {
      refuse(text.part(open, text.length()), "the bracket after `ignore` is not closed");
      return;
    }
    rules(text, open + 1, close).ifPresent(rules -> tail(comment, text, close + 1, rules));
  }

  private static boolean looksMeant(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    int at = "pggen".length();
    if (!small.startsWith("pggen")) {
      return false;
    }
    while (at < small.length() && (small.charAt(at) == ':' || small.charAt(at) <= ' ')) {
      at++;
    }
    return small.startsWith(IGNORE + "[", at);
  }

  private Optional<List<At<String>>> rules(CommentText text, int from, int to) {
    List<At<String>> rules = new ArrayList<>();
    int start = from;
    while (start <= to) {
      int comma = text.text().indexOf(',', start);
      int end = comma < 0 || comma > to ? to : comma;
      int first = text.skipBlanks(start);
      String name = text.text().substring(start, end).strip();
      if (name.isEmpty()) {
        refuse(text.part(start, end), "`ignore[…]` must name the rule that it means");
        return Optional.empty();
      }
      rules.add(new At<>(name, text.part(first, first + name.length())));
      start = end + 1;
    }
    return Optional.of(rules);
  }

  /** What follows the bracket: options, two dashes, the reason. */
  private void tail(Comment comment, CommentText text, int from, List<At<String>> rules) {
    int dashes = text.text().indexOf("--", from);
    int end = dashes < 0 ? text.length() : dashes;
    Optional<At<LocalDate>> until = Optional.empty();
    for (int at = text.skipBlanks(from); at < end; at = text.skipBlanks(text.wordEnd(at))) {
      int wordEnd = Math.min(end, text.wordEnd(at));
      String option = text.text().substring(at, wordEnd);
      if (!option.startsWith(UNTIL) || until.isPresent()) {
        refuse(
            text.part(at, wordEnd),
            dashes < 0
                ? "a suppression must give its reason after `--`"
                : "`" + option + "` " + (until.isPresent() ? "is one too many" : "is no option"));
        return;
      }
      Span place = text.part(at + UNTIL.length(), wordEnd);
      until = date(option.substring(UNTIL.length()), place);
      if (until.isEmpty()) {
        return;
      }
    }
    String reason = dashes < 0 ? "" : text.text().substring(dashes + 2).strip();
    if (reason.isEmpty()) {
      refuse(text.part(end, text.length()), "a suppression must give its reason after `--`");
      return;
    }
    int line = comment.alone() ? nextLine(comment.span()) : comment.span().line();
    for (At<String> rule : rules) {
      suppressions.add(new Suppression(rule, reason, until, comment.span(), Optional.of(line)));
    }
  }

  /** Takes an entry of the spec's list: it means every finding about that file. */
  void entry(Ignore ignore) {
    Optional<At<LocalDate>> until = Optional.empty();
    if (ignore.until().isPresent()) {
      until = date(ignore.until().get().value(), ignore.until().get().span());
      if (until.isEmpty()) {
        return;
      }
    }
    if (ignore.reason().value().isBlank()) {
      refuse(ignore.reason().span(), "a suppression must give its reason");
      return;
    }
    suppressions.add(
        new Suppression(
            ignore.rule(), ignore.reason().value(), until, ignore.span(), Optional.empty()));
  }

  private Optional<At<LocalDate>> date(String text, Span span) {
    try {
      return Optional.of(new At<>(LocalDate.parse(text), span));
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
    while (line <= comment.file().lineCount() && saysNothing(comment.file().line(line).strip())) {
      line++;
    }
    return line;
  }

  private static boolean saysNothing(String line) {
    return line.isEmpty() || line.startsWith("#") || line.startsWith("-- ");
  }
}

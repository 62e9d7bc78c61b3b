package dev.pggen.yaml;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Turns what snakeyaml says into one plain sentence at the place that is to be mended. */
final class ParserMessages {
  private ParserMessages() {}

  static Finding finding(YAMLException error, TextPlaces places) {
    if (!(error instanceof MarkedYAMLException marked)) {
      return YamlRules.INVALID.at(places.span(0, 0), "not valid YAML: " + oneLine(error));
    }
    String context = marked.getContext() == null ? "" : marked.getContext();
    String problem = marked.getProblem() == null ? "" : marked.getProblem();
    int at = index(marked.getProblemMark(), marked.getContextMark());
    int opened = index(marked.getContextMark(), marked.getProblemMark());
    return finding(context, problem, opened, at, places);
  }

  private static Finding finding(
      String context, String problem, int opened, int at, TextPlaces places) {
    if (context.contains("quoted scalar") && problem.contains("unexpected")) {
      return invalid(places, opened, "this quote is never closed", "add the closing quote");
    }
    if (context.contains("quoted scalar") || context.contains("double-quoted")) {
      return invalid(
          places,
          at,
          "this is no escape that YAML knows",
          "double the backslash, or use single quotes");
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return secondColon(places, at);
    }
    if (problem.contains("could not find expected ':'")) {
      return word(places, opened, "this key has no `:`", "write `key: value`");
    }
    if (context.contains("flow sequence") || context.contains("flow mapping")) {
      String bracket = context.contains("sequence") ? "[" : "{";
      return invalid(
              places,
              opened,
              "this `" + bracket + "` is never closed, or a comma is missing after it",
              "close it with `" + (bracket.equals("[") ? "]" : "}") + "`, or add the comma")
          .related(places.span(at, at + 1), "reading stopped here");
    }
    if (problem.contains("cannot start any token")) {
      return cannotStart(places, at);
    }
    if (problem.contains("sequence entries are not allowed")) {
      return invalid(
          places, at, "a list cannot begin on the line of its key", "begin it on the next line");
    }
    if (problem.contains("expected <block end>")
        || problem.contains("mapping keys are not allowed")
        || problem.contains("expected '<document start>'")) {
      return misplaced(places, at);
    }
    if (problem.contains("expected the node content")) {
      return invalid(places, at, "a value is missing before this", "write one, or quote this");
    }
    if (problem.contains("incompatible YAML document")) {
      return word(places, at, "this version of YAML cannot be read", "remove the line");
    }
    if (problem.contains("undefined tag handle") || context.contains("scanning a tag")) {
      return word(places, at, "this tag cannot be read", "quote the value if it starts with `!`");
    }
    if (context.contains("alias") || context.contains("anchor")) {
      return word(places, opened, "this is no name for an anchor", "quote the value if it is text");
    }
    if (context.contains("block scalar")) {
      return invalid(
          places, at, "this cannot stand after `|` or `>`", "start the text on the next line");
    }
    if (context.contains("directive")) {
      return invalid(places, at, "this `%` line cannot be read", "remove it");
    }
    return invalid(places, at, "not valid YAML here: " + problem.replace('\n', ' '), "");
  }

  private static Finding secondColon(TextPlaces places, int at) {
    boolean second = places.text(places.lineStart(at), at).contains(": ");
    return second
        ? invalid(
            places, at, "a second `:` on one line", "quote the value if the `:` belongs to it")
        : invalid(
            places,
            at,
            "the line before has no `:`, or this one is indented too far",
            "write `key: value`, and indent keys of one map alike");
  }

  private static Finding misplaced(TextPlaces places, int at) {
    boolean firstOnLine = places.text(places.lineStart(at), at).isBlank();
    if (firstOnLine && places.at(at) == ':') {
      return invalid(places, at, "a key is missing before this `:`", "write `key: value`");
    }
    return firstOnLine
        ? word(
            places,
            at,
            "this line does not fit the ones before it",
            "indent it like the lines it belongs to")
        : word(
            places,
            at,
            "this stands behind a finished value",
            "put the whole value in quotes, or begin a new line");
  }

  private static Finding cannotStart(TextPlaces places, int at) {
    if (places.at(at) == '\t') {
      return invalid(places, at, "a tab cannot indent YAML", "use spaces");
    }
    boolean backtick = places.at(at) == '`';
    return invalid(
        places,
        at,
        (backtick ? "a backtick" : "`" + Character.toString(places.at(at)) + "`")
            + " cannot start a plain value",
        "put the value in quotes");
  }

  private static Finding invalid(TextPlaces places, int at, String message, String help) {
    boolean nothingThere = at >= places.length() || places.breakAt(at);
    return YamlRules.INVALID.at(places.span(at, nothingThere ? at : at + 1), message).help(help);
  }

  private static Finding word(TextPlaces places, int at, String message, String help) {
    int end = at;
    while (end < places.length() && !places.breakAt(end) && !places.blankAt(end)) {
      end++;
    }
    Span span = places.span(at, end);
    return YamlRules.INVALID.at(span, message).help(help);
  }

  private static int index(Mark mark, Mark otherwise) {
    Mark known = mark == null ? otherwise : mark;
    return known == null ? 0 : known.getIndex();
  }

  private static String oneLine(YAMLException error) {
    String text = error.getMessage() == null ? "" : error.getMessage();
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}

package dev.pggen.read.nomad;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the client does in a template, in order, and what each value of a store is. */
final class TemplateActions {
  /** Blanks are taken whole: else braces that are never closed cost the cube of their number. */
  private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*+(.*?)\\s*+-?\\}\\}");

  private static final Pattern CONTROL =
      Pattern.compile("(with|end|if|else|range|define|block|/\\*)(?![A-Za-z0-9_]).*");
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\(?(nomadVar|secret)\\s+([\"`][^\"`]*[\"`])(?:\\)(\\.[A-Za-z_][A-Za-z0-9_.]*))?");
  private static final Pattern FIELD = Pattern.compile("\\.[A-Za-z_][A-Za-z0-9_.]*");
  private static final Pattern KEY =
      Pattern.compile("(?:key|keyOrDefault|env)\\s+[\"`]([^\"`]*)[\"`].*");

  /**
   * An action.
   *
   * @param from where its braces begin
   * @param to where they have ended
   * @param inner what stands between them
   * @param isControl whether it writes nothing itself
   * @param source the entry and its key; empty where they are not known
   */
  record Action(int from, int to, String inner, boolean isControl, String source) {}

  private final Deque<String> scopes = new ArrayDeque<>();

  private TemplateActions() {}

  static List<Action> in(String text) {
    TemplateActions all = new TemplateActions();
    List<Action> found = new ArrayList<>();
    Matcher m = ACTION.matcher(text);
    while (m.find()) {
      String inner = m.group(1);
      Matcher control = CONTROL.matcher(inner);
      boolean isControl = control.matches();
      found.add(
          new Action(m.start(), m.end(), inner, isControl, isControl ? "" : all.source(inner)));
      if (isControl) {
        all.enter(control.group(1), inner);
      }
    }
    return found;
  }

  private void enter(String word, String inner) {
    switch (word) {
      case "end" -> scopes.poll();
      case "else" -> {
        if (!scopes.isEmpty()) {
          String before = scopes.pop();
          scopes.push(before.isEmpty() ? before : "?");
        }
      }
      // a condition has the dot of what is around it, an empty scope
      case "if" -> scopes.push("");
      case "with" -> {
        Matcher entry = ENTRY.matcher(inner.substring(word.length()).strip());
        scopes.push(entry.matches() ? scope(entry) : "?");
      }
      case "/*" -> {}
      default -> scopes.push("?");
    }
  }

  private String source(String inner) {
    Matcher key = KEY.matcher(inner);
    if (key.matches()) {
      return "key " + key.group(1);
    }
    if (!FIELD.matcher(inner).matches()) {
      return "";
    }
    String scope = scopes.stream().filter(s -> !s.isEmpty()).findFirst().orElse("?");
    return scope.equals("?") ? "" : scope + inner;
  }

  /** An entry of a store, and as far as they are gone the steps into it. */
  private static String scope(Matcher entry) {
    String steps = entry.group(3) == null ? "" : entry.group(3);
    return entry.group(1) + " " + inside(entry.group(2)) + " " + steps;
  }

  private static String inside(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }
}

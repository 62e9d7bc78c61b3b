package dev.pggen.read.nomad;

import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTemplatePart;
import dev.pggen.hcl.HclTraversal;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables that the templates of a task write. What a value from a store will be is unknown, and
 * so is one without a lookup here: it is left to the rules about templates, but for its text as it
 * stands there.
 */
final class TemplateEnv {
  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=(.*)");
  private static final Pattern LAST_WORD = Pattern.compile("([A-Za-z0-9_]+)[^A-Za-z0-9_]*$");

  private static final Expression ALL =
      new Expression(List.of(new Expression.Reference("{{ }}", "", "", "")));

  private final Section template;
  private final HclTemplate data;
  private final String text;
  private final List<TemplateActions.Action> actions;
  private int passed;

  private TemplateEnv(Section template, HclTemplate data, String text) {
    this.template = template;
    this.data = data;
    this.text = text;
    this.actions = withJobs(TemplateActions.in(text), data);
  }

  /** What the job puts in counts like what the client does, if it stands in no action. */
  private static List<TemplateActions.Action> withJobs(
      List<TemplateActions.Action> actions, HclTemplate data) {
    List<TemplateActions.Action> all = new ArrayList<>(actions);
    int at = 0;
    for (HclTemplatePart part : data.parts()) {
      int from = at;
      if (part instanceof HclTemplatePart.Literal literal) {
        at += literal.text().length();
      } else if (part instanceof HclTemplatePart.Interpolation put) {
        at += put.raw().length();
        if (actions.stream().noneMatch(a -> a.from() <= from && from < a.to())) {
          all.add(put(put, from, at));
        }
      }
    }
    all.sort(Comparator.comparingInt(TemplateActions.Action::from));
    return all;
  }

  private static TemplateActions.Action put(HclTemplatePart.Interpolation put, int from, int to) {
    String path = put.value() instanceof HclTraversal.Variable v ? TaskEnv.source(v) : "";
    return new TemplateActions.Action(from, to, path, false, path);
  }

  /** All such variables of a task, in order. */
  static List<EnvVar> of(Section task) {
    List<EnvVar> variables = new ArrayList<>();
    for (Section template : task.all("template")) {
      boolean env = template.get("env").flatMap(template::truth).orElse(false);
      boolean usual = template.get("left_delimiter").isEmpty();
      if (env && usual && template.get("data").orElse(null) instanceof HclTemplate data) {
        data.written().ifPresent(text -> new TemplateEnv(template, data, text).lines(variables));
      }
    }
    return variables;
  }

  /** Whether the text of each such template is known, so that a variable it lacks is not set. */
  static boolean isWhole(Section task) {
    return task.all("template").stream()
        .filter(t -> t.get("env").isPresent())
        .filter(t -> !t.get("env").flatMap(t::truth).equals(Optional.of(false)))
        .allMatch(
            t ->
                t.get("left_delimiter").isEmpty()
                    && t.get("data").orElse(null) instanceof HclTemplate data
                    && data.written().isPresent());
  }

  private void lines(List<EnvVar> into) {
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      variable(from, end).ifPresent(into::add);
      from = end + 1;
    }
  }

  private Optional<EnvVar> variable(int from, int to) {
    List<Expression.Part> parts = parts(from, to);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    if (!(parts.get(0) instanceof Expression.Literal first)) {
      return isAll(parts) ? Optional.of(made(EnvVar.ALL, start(from, to), ALL)) : Optional.empty();
    }
    Matcher m = LINE.matcher(first.text());
    if (!m.matches()) {
      return Optional.empty();
    }
    List<Expression.Part> value = new ArrayList<>(parts.subList(1, parts.size()));
    value.add(0, new Expression.Literal(m.group(2).stripLeading()));
    int at = text.indexOf(m.group(1), from);
    return unquoted(value).map(e -> made(m.group(1), at, e));
  }

  private EnvVar made(String name, int at, Expression expression) {
    int length = name.equals(EnvVar.ALL) ? 2 : name.length();
    Origin place =
        Origin.decided(
            "what a template writes is not in the job",
            template.origin(data.part(at, at + length)).span().orElse(data.span()));
    return new EnvVar(name, new Fact.Unknown<Text>(place), Optional.of(expression));
  }

  /** A line that is one value, or whose name is a value as well: nobody knows what it sets. */
  private static boolean isAll(List<Expression.Part> parts) {
    return parts.size() == 1
        || parts.get(1) instanceof Expression.Literal next && next.text().startsWith("=");
  }

  /** Lines are asked for in order, so those of the lines before are passed but once. */
  private List<TemplateActions.Action> within(int from, int to) {
    while (passed < actions.size() && actions.get(passed).from() < from) {
      passed++;
    }
    int end = passed;
    while (end < actions.size() && actions.get(end).to() <= to) {
      end++;
    }
    return actions.subList(passed, end);
  }

  private int start(int from, int to) {
    return within(from, to).stream()
        .filter(a -> !a.isControl())
        .mapToInt(TemplateActions.Action::from)
        .findFirst()
        .orElse(from);
  }

  /** A line without blanks around it, and without what writes nothing itself. */
  private List<Expression.Part> parts(int from, int to) {
    List<Expression.Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int at = from;
    for (TemplateActions.Action action : within(from, to)) {
      plain.append(text, at, action.from());
      at = action.to();
      if (!action.isControl()) {
        literal(plain, parts);
        parts.add(reference(action));
      }
    }
    plain.append(text, Math.min(at, to), to);
    String end = plain.toString().stripTrailing();
    plain.setLength(0);
    literal(plain.append(end), parts);
    if (!parts.isEmpty() && parts.get(0) instanceof Expression.Literal first) {
      String bare = first.text().stripLeading();
      parts.remove(0);
      if (!bare.isEmpty()) {
        parts.add(0, new Expression.Literal(bare));
      }
    }
    return parts;
  }

  private static void literal(StringBuilder plain, List<Expression.Part> parts) {
    if (plain.length() > 0) {
      parts.add(new Expression.Literal(plain.toString()));
      plain.setLength(0);
    }
  }

  private Expression.Reference reference(TemplateActions.Action action) {
    Matcher name = LAST_WORD.matcher(action.inner().replaceFirst("\\s*\\|.*", ""));
    return new Expression.Reference(
        text.substring(action.from(), action.to()),
        name.find() ? name.group(1) : "",
        "",
        action.source());
  }

  /** A value without the quotes around it; nothing if it is empty. */
  private static Optional<Expression> unquoted(List<Expression.Part> value) {
    List<Expression.Part> parts = new ArrayList<>(value);
    String first = ((Expression.Literal) parts.get(0)).text();
    Expression.Part last = parts.get(parts.size() - 1);
    for (String quote : List.of("\"", "'")) {
      boolean closed =
          last instanceof Expression.Literal end
              && end.text().endsWith(quote)
              && (parts.size() > 1 || end.text().length() > 1);
      if (first.startsWith(quote) && closed) {
        parts.set(0, new Expression.Literal(first.substring(1)));
        String end = ((Expression.Literal) parts.get(parts.size() - 1)).text();
        parts.set(parts.size() - 1, new Expression.Literal(end.substring(0, end.length() - 1)));
        break;
      }
    }
    parts.removeIf(p -> p instanceof Expression.Literal l && l.text().isEmpty());
    return parts.isEmpty() ? Optional.empty() : Optional.of(new Expression(parts));
  }
}

package dev.pggen.read.nomad;

import dev.pggen.hcl.HclTemplate;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables that the templates of a task make of values from a store. What those will be is
 * unknown; lines without a lookup are left to the rules about templates.
 */
final class TemplateEnv {
  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=(.*)");
  private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?\\}\\}");
  private static final Pattern CONTROL =
      Pattern.compile("(?:with|end|if|else|range|define|/\\*)(?![A-Za-z0-9_]).*");
  private static final Pattern LAST_WORD = Pattern.compile("([A-Za-z0-9_]+)[^A-Za-z0-9_]*$");

  private TemplateEnv() {}

  /** All such variables of a task, in order. */
  static List<EnvVar> of(Section task) {
    List<EnvVar> variables = new ArrayList<>();
    for (Section template : task.all("template")) {
      boolean env = template.get("env").flatMap(template::truth).orElse(false);
      boolean usual = template.get("left_delimiter").isEmpty();
      if (env && usual && template.get("data").orElse(null) instanceof HclTemplate data) {
        data.text().ifPresent(text -> lines(template, data, text, variables));
      }
    }
    return variables;
  }

  private static void lines(
      Section template, HclTemplate data, String text, List<EnvVar> variables) {
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      variable(template, data, text.substring(from, end), from).ifPresent(variables::add);
      from = end + 1;
    }
  }

  private static Optional<EnvVar> variable(
      Section template, HclTemplate data, String line, int offset) {
    String bare = withoutControl(line);
    Matcher m = LINE.matcher(bare.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    Optional<Expression> expression = expression(unquoted(m.group(2).strip()));
    if (expression.isEmpty()) {
      return Optional.empty();
    }
    int at = offset + line.indexOf(m.group(1));
    Origin place =
        Origin.decided(
            "what a template writes is not in the job",
            template.origin(data.part(at, at + m.group(1).length())).span().orElse(data.span()));
    return Optional.of(new EnvVar(m.group(1), new Fact.Unknown<Text>(place), expression));
  }

  /** Conditions write nothing themselves; each is as long as before, in blanks. */
  private static String withoutControl(String line) {
    Matcher m = ACTION.matcher(line);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String shown =
          CONTROL.matcher(m.group(1)).matches() ? " ".repeat(m.group().length()) : m.group();
      m.appendReplacement(out, Matcher.quoteReplacement(shown));
    }
    return m.appendTail(out).toString();
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.startsWith("\"") || value.startsWith("'"))
            && value.endsWith(value.substring(0, 1));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static Optional<Expression> expression(String value) {
    List<Expression.Part> parts = new ArrayList<>();
    Matcher m = ACTION.matcher(value);
    int from = 0;
    while (m.find()) {
      if (m.start() > from) {
        parts.add(new Expression.Literal(value.substring(from, m.start())));
      }
      Matcher name = LAST_WORD.matcher(m.group(1).replaceFirst("\\s*\\|.*", ""));
      parts.add(new Expression.Reference(m.group(), name.find() ? name.group(1) : "", ""));
      from = m.end();
    }
    if (from < value.length()) {
      parts.add(new Expression.Literal(value.substring(from)));
    }
    return from == 0 ? Optional.empty() : Optional.of(new Expression(parts));
  }
}

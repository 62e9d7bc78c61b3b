package dev.pggen.catalog;

import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a single value answers its question. */
final class AnswerCheck {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,15}(\\.0*)?");
  private static final Pattern URI = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s]+\\S*");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]+)?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(/[0-9]+)?");

  private final Findings findings;

  AnswerCheck(Findings findings) {
    this.findings = findings;
  }

  void check(YamlNode value, Question question) {
    if (!(value instanceof YamlScalar scalar)) {
      add(value, question, "is " + Nodes.described(value), "write one value");
      return;
    }
    switch (question.type()) {
      case "int" -> number(scalar, question);
      case "boolean" -> {
        if (PyKind.of(scalar) != PyKind.BOOLEAN) {
          add(scalar, question, "is " + Nodes.described(scalar), "write true or false");
        }
      }
      case "string", "text", "uri", "ipaddr", "path", "hostpath" -> text(scalar, question);
      default -> {} // said of the question itself
    }
  }

  /** A number may stand in quotes, and have a fraction of zero. */
  private void number(YamlScalar scalar, Question question) {
    if (!WHOLE.matcher(scalar.text()).matches()) {
      add(scalar, question, "is " + Nodes.described(scalar), "write a whole number");
      return;
    }
    String digits = scalar.text().replaceFirst("\\.0*$", "").replace("+", "");
    long number = Long.parseLong(digits);
    Optional<Long> min = Nodes.integer(question.schema(), "min");
    Optional<Long> max = Nodes.integer(question.schema(), "max");
    if (min.filter(m -> number < m).isPresent()) {
      add(scalar, question, "is less than " + min.get(), "write " + min.get() + " or more");
    } else if (max.filter(m -> number > m).isPresent()) {
      add(scalar, question, "is more than " + max.get(), "write " + max.get() + " or less");
    }
  }

  private void text(YamlScalar scalar, Question question) {
    if (PyKind.of(scalar) != PyKind.TEXT) {
      add(scalar, question, "is " + Nodes.described(scalar), "put it in quotes");
      return;
    }
    String text = scalar.text();
    int length = text.codePointCount(0, text.length());
    Optional<Long> min = Nodes.integer(question.schema(), "min_length");
    Optional<Long> max = Nodes.integer(question.schema(), "max_length");
    Optional<String> pattern = Nodes.text(question.schema(), "valid_chars");
    List<String> choices =
        Nodes.maps(question.schema(), "enum").stream().flatMap(m -> choice(m).stream()).toList();
    if (!choices.isEmpty() && !choices.contains(text)) {
      add(scalar, question, "is none of the choices", "use one of " + String.join(", ", choices));
    } else if (min.filter(m -> length < m).isPresent()) {
      add(scalar, question, "has " + length + " characters", "write " + min.get() + " or more");
    } else if (max.filter(m -> length > m).isPresent()) {
      add(scalar, question, "has " + length + " characters", "write " + max.get() + " or fewer");
    } else if (pattern.filter(p -> !Patterns.matches(p, text)).isPresent()) {
      add(scalar, question, "does not match its valid_chars", "write what they allow");
    } else {
      form(scalar, question);
    }
  }

  private static Optional<String> choice(YamlMap map) {
    return Nodes.at(map, "value").flatMap(YamlNode::asScalar).map(YamlScalar::text);
  }

  /** An address may be empty, a path may not. */
  private void form(YamlScalar scalar, Question question) {
    String text = scalar.text();
    switch (question.type()) {
      case "uri" -> {
        if (!text.isEmpty() && !URI.matcher(text).matches()) {
          add(scalar, question, "is no URI", "write one like https://app.example.com");
        }
      }
      case "ipaddr" -> {
        if (!text.isEmpty() && !ADDRESS.matcher(text).matches()) {
          add(scalar, question, "is no address", "write one like 192.0.2.10");
        }
      }
      case "path", "hostpath" -> {
        if (!text.startsWith("/") || text.contains("//") || ("/" + text + "/").contains("/../")) {
          add(scalar, question, "is no absolute path in its shortest form", "begin with a slash");
        }
      }
      default -> {}
    }
  }

  private void add(YamlNode value, Question question, String what, String help) {
    boolean secret = Nodes.isTrue(question.schema(), "private");
    dev.pggen.source.Finding finding =
        CatalogRules.VALUES.at(value.span(), "`" + question.variable() + "` " + what).help(help);
    findings.addAll(List.of(secret ? finding.mask() : finding));
  }
}

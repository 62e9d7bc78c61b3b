package dev.pggen.target.nomad;

import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Secrets of one task as templates that take values from where the operator has put them. What is
 * made of other secrets by putting them together is put together there; the rest is kept.
 */
final class SecretText {
  private static final List<String> DELIMITERS = List.of("{{ }}", "<<< >>>", "(%( )%)", "~<~ ~>~");

  private final Map<String, Secret> secrets = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final NomadSettings settings;
  private final String path;

  /**
   * For a task.
   *
   * @param task its name
   */
  SecretText(Stack stack, NomadSettings settings, String task) {
    stack.secrets().forEach(s -> secrets.put(s.name(), s));
    this.settings = settings;
    this.path = path(stack, settings, task);
  }

  /** Where the values of a task lie: only that task may read them. */
  static String path(Stack stack, NomadSettings settings, String task) {
    return settings.secrets() == NomadSettings.SecretStore.VARIABLES
        ? "nomad/jobs/" + stack.name() + "/" + stack.name() + "/" + task
        : settings.namespaceName() + "/" + stack.name() + "/" + task;
  }

  /** Keys of the values that the task needs, with the secrets that they are. */
  Map<String, String> keys() {
    return keys;
  }

  /**
   * A template.
   *
   * @param text of it
   * @param left delimiter of what is put in
   * @param right delimiter of what is put in
   */
  record Template(String text, String left, String right) {
    boolean isOrdinary() {
      return left.equals("{{");
    }
  }

  /** The file of a secret. */
  Template of(Secret secret) {
    if (secret.content() instanceof Secret.Derived derived) {
      return file(derived.text());
    }
    if (secret.content() instanceof Secret.EnvFile env) {
      return lines(env);
    }
    return file(new Text(List.of(new Text.SecretValue(secret.name(), Text.Encoding.RAW))));
  }

  private Template file(Text text) {
    String literals =
        text.parts().stream()
            .filter(Text.Literal.class::isInstance)
            .map(p -> ((Text.Literal) p).text())
            .collect(Collectors.joining(" "));
    String[] signs = delimiters(literals);
    StringBuilder out = new StringBuilder();
    for (Text.Part part : text.parts()) {
      out.append(
          part instanceof Text.Literal literal
              ? literal.text()
              : signs[0] + " " + value((Text.SecretValue) part) + " " + signs[1]);
    }
    return new Template(whole(signs, out.toString()), signs[0], signs[1]);
  }

  /** Lines {@code NAME="value"}: in JSON's quotes nothing ends a value but its end. */
  private Template lines(Secret.EnvFile env) {
    StringBuilder out = new StringBuilder();
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, Text> variable : env.variables().entrySet()) {
      words.clear();
      for (Text.Part part : variable.getValue().parts()) {
        words.add(
            part instanceof Text.Literal literal
                ? goText(literal.text())
                : "(" + value((Text.SecretValue) part) + ")");
      }
      out.append(variable.getKey()).append("={{ print ").append(String.join(" ", words));
      out.append(" | toJSON }}\n");
    }
    String[] signs = {"{{", "}}"};
    return new Template(whole(signs, out.toString()), signs[0], signs[1]);
  }

  private String whole(String[] signs, String inner) {
    String opening =
        settings.secrets() == NomadSettings.SecretStore.VARIABLES
            ? "with nomadVar " + goText(path)
            : "with secret " + goText(settings.vaultMount() + "/data/" + path);
    return signs[0] + " " + opening + " " + signs[1] + inner + signs[0] + " end " + signs[1];
  }

  private String value(Text.SecretValue part) {
    Secret secret = secrets.get(part.secret());
    String key = key(part.secret());
    String value =
        settings.secrets() == NomadSettings.SecretStore.VARIABLES
            ? "." + key + ".Value"
            : ".Data.data." + key;
    if (secret == null) {
      throw new IllegalArgumentException("no secret " + part.secret());
    }
    return part.encoding() == Text.Encoding.URL ? value + " | urlquery" : value;
  }

  private String key(String secret) {
    for (Map.Entry<String, String> known : keys.entrySet()) {
      if (known.getValue().equals(secret)) {
        return known.getKey();
      }
    }
    String key = key(secret, keys.keySet());
    keys.put(key, secret);
    return key;
  }

  private static String key(String secret, Collection<String> taken) {
    return NomadNames.identifier(secret, taken).replace('-', '_');
  }

  /** Signs of which the text does not hold the first. */
  static String[] delimiters(String text) {
    return DELIMITERS.stream()
        .map(pair -> pair.split(" ", 2))
        .filter(pair -> !text.contains(pair[0]))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a text holds every delimiter"));
  }

  /** A text as Go's templates write it. */
  private static String goText(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }
}

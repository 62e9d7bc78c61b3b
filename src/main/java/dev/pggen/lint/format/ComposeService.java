package dev.pggen.lint.format;

import dev.pggen.source.Span;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ServerImages;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service of a Compose file as it is written, with the variables that Compose fills in.
 *
 * @param entry its name and what it says
 * @param alone whether the file takes in no other, and all of it could be read
 */
record ComposeService(YamlMap.Entry entry, boolean alone) {
  String name() {
    return entry.name();
  }

  YamlMap map() {
    return (YamlMap) entry.value();
  }

  /** Its name, where what is missing would stand. */
  Span place() {
    return entry.key().span();
  }

  /** Whether what it does not say is not said elsewhere. */
  boolean isWhole() {
    return alone && map().get("extends").isEmpty();
  }

  /** Whether all its variables stand here. */
  boolean hasAllVariables() {
    return isWhole() && map().get("env_file").isEmpty();
  }

  /** Whether all that is mounted stands here. */
  boolean hasAllMounts() {
    return isWhole() && map().get("volumes_from").isEmpty();
  }

  Optional<YamlScalar> scalar(String key) {
    return Places.scalar(map(), key);
  }

  List<YamlNode> items(String key) {
    return Places.items(map().get(key));
  }

  /** Its image, whose tag may be left to a variable: then it has none. */
  Optional<ImageRef> image() {
    return scalar("image")
        .map(YamlScalar::text)
        .map(text -> text.indexOf('$') < 0 ? text : text.substring(0, text.indexOf('$')))
        .map(text -> text.endsWith(":") ? text.substring(0, text.length() - 1) : text)
        .filter(text -> !text.isEmpty())
        .map(ImageRef::parse);
  }

  /** Whether it surely starts a server by the entrypoint of the official image. */
  boolean isServer() {
    return image().filter(ServerImages::isOfficial).isPresent()
        && map().get("entrypoint").isEmpty()
        && startsServer();
  }

  /** Whether it starts a server by an image that others made, as its name says. */
  boolean isServerOfSomebody() {
    return image().filter(ServerImages::holds).isPresent()
        && map().get("entrypoint").isEmpty()
        && startsServer();
  }

  /**
   * Whether it starts a server by an image of one's own with the official one's words and place.
   */
  boolean startsLikeOfficial() {
    boolean other =
        image().map(ImageRef::full).filter(i -> i.matches(".*(bitnami|backup).*")).isPresent();
    return !other
        && variables().keySet().stream().anyMatch(v -> v.matches("POSTGRES_PASSWORD(_FILE)?"))
        && ComposeMount.of(this).stream()
            .anyMatch(m -> m.target().startsWith("/var/lib/postgresql"))
        && map().get("entrypoint").isEmpty()
        && startsServer();
  }

  private boolean startsServer() {
    List<YamlNode> command = items("command");
    if (command.isEmpty()) {
      return true;
    }
    String first = command.get(0).asScalar().map(s -> s.text().strip()).orElse("$");
    String word = first.split("\\s", 2)[0];
    return word.startsWith("-") || word.equals("postgres") || word.equals("docker-entrypoint.sh");
  }

  /** Its variables; one that is passed through has a value without text. */
  Map<String, YamlScalar> variables() {
    return pairs(map().get("environment"));
  }

  /** What the build of its image is given; an argument that is passed on has no text. */
  Map<String, YamlScalar> buildArguments() {
    return pairs(Places.at(map(), "build", "args"));
  }

  private static Map<String, YamlScalar> pairs(Optional<YamlNode> node) {
    Map<String, YamlScalar> variables = new LinkedHashMap<>();
    if (node.isPresent() && node.get() instanceof YamlMap pairs) {
      for (YamlMap.Entry pair : pairs.entries()) {
        pair.value().asScalar().ifPresent(value -> variables.put(pair.name(), value));
      }
      return variables;
    }
    for (YamlNode item : Places.items(node)) {
      item.asScalar().ifPresent(scalar -> put(scalar, variables));
    }
    return variables;
  }

  private static void put(YamlScalar scalar, Map<String, YamlScalar> variables) {
    String text = scalar.text();
    int equals = text.indexOf('=');
    if (equals < 0) {
      variables.put(
          text, new YamlScalar("", YamlScalar.Kind.NULL, scalar.style(), scalar.span(), ""));
      return;
    }
    Span value = scalar.part(equals + 1, text.length());
    variables.put(
        text.substring(0, equals),
        new YamlScalar(
            text.substring(equals + 1), YamlScalar.Kind.STRING, scalar.style(), value, ""));
  }

  /** The text of a variable that nobody else fills in. */
  Optional<String> literal(String variable) {
    return Optional.ofNullable(variables().get(variable))
        .filter(value -> !value.isNull() && value.text().indexOf('$') < 0)
        .map(YamlScalar::text);
  }

  /** How it waits for another service, in Compose's words; empty if it does not. */
  Optional<String> waitsFor(String other) {
    YamlNode node = map().get("depends_on").orElse(map());
    if (node instanceof YamlMap conditions && node != map()) {
      return conditions
          .get(other)
          .map(
              how ->
                  how.asMap()
                      .flatMap(m -> Places.scalar(m, "condition"))
                      .map(YamlScalar::text)
                      .orElse("service_started"));
    }
    return items("depends_on").stream()
        .flatMap(item -> item.asScalar().stream())
        .filter(item -> item.text().equals(other))
        .map(item -> "service_started")
        .findFirst();
  }

  /** The value of a label, written in whichever way. */
  Optional<YamlScalar> label(String wanted) {
    for (YamlNode node : map().get("labels").stream().toList()) {
      if (node instanceof YamlMap labels) {
        return Places.scalar(labels, wanted);
      }
      for (YamlNode item : Places.items(Optional.of(node))) {
        Optional<YamlScalar> found =
            item.asScalar()
                .filter(s -> s.text().startsWith(wanted + "="))
                .map(s -> value(s, wanted));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static YamlScalar value(YamlScalar pair, String name) {
    int from = name.length() + 1;
    String text = pair.text();
    return new YamlScalar(
        text.substring(from),
        YamlScalar.Kind.STRING,
        pair.style(),
        pair.part(from, text.length()),
        "");
  }
}

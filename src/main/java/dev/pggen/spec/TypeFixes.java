package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pggen.source.Fix;
import dev.pggen.source.Written;
import dev.pggen.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * How a value of the wrong type becomes one of the right type.
 *
 * @param schema what the schema says of it
 * @param node the value
 */
record TypeFixes(JsonNode schema, YamlNode node) {
  private static final int MOST_DIGITS = 9;

  /** A bare number with the unit that it most likely means. */
  Optional<Fix.Replace> unit() {
    return node.asScalar()
        .flatMap(
            s ->
                unit(schema, s.text())
                    .flatMap(u -> Written.over(s.span(), s.text(), s.text() + u)));
  }

  /** A whole number in quotes is the same number without them. */
  Optional<Fix.Replace> withoutQuotes(List<String> wanted) {
    return node.asScalar()
        .filter(s -> s.isString() && looksLikeNumber(s.text()) && wanted.contains("a whole number"))
        .filter(s -> s.span().text().length() == s.text().length() + 2)
        .map(s -> new Fix.Replace(s.span(), s.text()));
  }

  /** Text is taken as it is written: quotes only say so. What has a form of its own may not fit. */
  Optional<Fix.Replace> withQuotes(List<String> wanted) {
    return node.asScalar()
        .filter(s -> wanted.contains("text") && !schema.has("pattern") && !s.isNull())
        .filter(s -> !s.isString() && s.span().text().equals(s.text()))
        .map(s -> new Fix.Replace(s.span(), "\"" + s.text() + "\""));
  }

  /** The unit that a bare number most likely means. */
  static Optional<String> unit(JsonNode schema, String number) {
    String pattern = schema.path("pattern").asText();
    if (!looksLikeNumber(number)) {
      return Optional.empty();
    }
    return pattern.contains("KiB")
        ? Optional.of("MiB")
        : pattern.contains("ms|s") ? Optional.of("s") : Optional.empty();
  }

  static boolean looksLikeNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

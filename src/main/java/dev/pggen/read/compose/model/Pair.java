package dev.pggen.read.compose.model;

import dev.pggen.yaml.YamlScalar;

/**
 * A name and its value from {@code NAME=value}.
 *
 * @param key the name
 * @param value nothing where there is no equals sign: the value comes from outside
 */
public record Pair(YamlScalar key, YamlScalar value) {
  /** Reads one. */
  public static Pair of(YamlScalar scalar) {
    String text = scalar.text();
    int equals = text.indexOf('=');
    if (equals < 0) {
      YamlScalar nothing =
          new YamlScalar("", YamlScalar.Kind.NULL, scalar.style(), scalar.span(), "");
      return new Pair(scalar, nothing);
    }
    return new Pair(part(scalar, 0, equals), part(scalar, equals + 1, text.length()));
  }

  private static YamlScalar part(YamlScalar scalar, int from, int to) {
    return new YamlScalar(
        scalar.text().substring(from, to),
        YamlScalar.Kind.STRING,
        scalar.style(),
        scalar.part(from, to),
        "");
  }
}

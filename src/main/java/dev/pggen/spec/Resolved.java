package dev.pggen.spec;

import dev.pggen.yaml.YamlDoc;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlPrinter;
import dev.pggen.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The effective spec as text: what is left when defaults, overrides and variables are put in. */
final class Resolved {
  private static final String MASK = "***";
  private static final List<String> SECRET_WORDS = List.of("PASS", "SECRET", "TOKEN", "KEY");

  private final Interpolation interpolation;

  private Resolved(Interpolation interpolation) {
    this.interpolation = interpolation;
  }

  static String print(YamlMap tree, Interpolation interpolation) {
    YamlMap without = Layers.without(tree, Set.of("vars", "targets", "defaults"));
    return YamlPrinter.print(new Resolved(interpolation).of(without, "")).text();
  }

  private YamlDoc of(YamlNode node, String key) {
    if (node instanceof YamlMap map) {
      YamlDoc.Map doc = new YamlDoc.Map();
      map.entries().forEach(e -> doc.put(e.name(), of(e.value(), e.name())));
      return doc;
    }
    if (node instanceof YamlList list) {
      YamlDoc.Seq doc = new YamlDoc.Seq();
      list.items().forEach(item -> doc.add(of(item, key)));
      return doc;
    }
    return scalar((YamlScalar) node, key);
  }

  private YamlDoc scalar(YamlScalar scalar, String key) {
    String text = interpolation.preview(scalar);
    return switch (interpolation.kind(scalar)) {
      case INTEGER, DECIMAL -> YamlDoc.of(new BigDecimal(text));
      case BOOLEAN -> YamlDoc.of(text.equals("true"));
      case NULL -> YamlDoc.NULL;
      case STRING -> YamlDoc.of(isSecret(key, text) ? MASK : text);
    };
  }

  /** A literal under the name of a secret: it should not be there, and not be repeated. */
  private static boolean isSecret(String key, String text) {
    String upper = key.toUpperCase(Locale.ROOT);
    boolean variable = key.equals(upper);
    return variable
        && !text.contains("${")
        && !upper.endsWith("_FILE")
        && SECRET_WORDS.stream().anyMatch(upper::contains);
  }
}

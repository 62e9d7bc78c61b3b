package dev.pggen.yaml;

import java.math.BigDecimal;
import java.util.Locale;

/** From what was read to what is printed. */
final class DocConversion {
  private DocConversion() {}

  static YamlDoc of(YamlNode node) {
    if (node instanceof YamlMap map) {
      YamlDoc.Map doc = new YamlDoc.Map();
      map.entries().forEach(entry -> doc.put(entry.name(), of(entry.value())));
      return doc;
    }
    if (node instanceof YamlList list) {
      YamlDoc.Seq doc = new YamlDoc.Seq();
      list.items().forEach(item -> doc.add(of(item)));
      return doc;
    }
    return scalar((YamlScalar) node);
  }

  private static YamlDoc scalar(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case NULL -> YamlDoc.NULL;
      case STRING -> YamlDoc.of(scalar.text());
      case BOOLEAN -> YamlDoc.of(scalar.asBoolean().orElseThrow());
      case INTEGER -> YamlDoc.of(scalar.asInteger().orElseThrow());
      case DECIMAL -> decimal(scalar.text());
    };
  }

  /** Plain digits stay as written, 17.10 with its zero; other forms become plain digits. */
  private static YamlDoc decimal(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace("_", "");
    if (lower.endsWith(".inf") || lower.endsWith(".nan")) {
      return new YamlDoc.Bare(lower.startsWith("+") ? lower.substring(1) : lower);
    }
    BigDecimal value = new BigDecimal(lower);
    // A huge exponent would print gigabytes of zeros; such a number is kept as text.
    return Math.abs((long) value.scale()) > 400 ? YamlDoc.of(text) : YamlDoc.of(value);
  }
}

package dev.pggen.spec;

import dev.pggen.source.Finding;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code pggen:} and {@code requires:}, read before anything else: what a newer program wrote for
 * itself must not be called wrong.
 */
final class Header {
  /** The language that this program speaks. */
  static final String LANGUAGE = "1";

  /** This program; equal to the version of the build. */
  public static final String VERSION = "0.1.0";

  private Header() {}

  /** Why this program must not read on. */
  static Optional<Finding> refusal(YamlMap spec) {
    Optional<YamlScalar> requires = spec.get("requires").flatMap(YamlNode::asScalar);
    if (requires.isPresent() && !requires.get().isNull()) {
      Optional<Finding> found = requires(requires.get());
      if (found.isPresent()) {
        return found;
      }
    }
    Optional<YamlScalar> language = spec.get("pggen").flatMap(YamlNode::asScalar);
    if (language.isPresent() && language.get().kind() == YamlScalar.Kind.INTEGER) {
      String text = language.get().text();
      if (!text.equals(LANGUAGE) && !text.equals("0") && !text.startsWith("-")) {
        return Optional.of(
            ShapeRules.NEEDS_NEWER
                .at(
                    language.get().span(),
                    "language " + Shown.of(text) + " is newer than this pggen " + VERSION)
                .help("install a newer pggen, or write `pggen: " + LANGUAGE + "`"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Finding> requires(YamlScalar wanted) {
    String text = wanted.text().strip();
    Optional<List<Integer>> floor =
        text.startsWith(">=") ? numbers(text.substring(2).strip()) : Optional.empty();
    if (floor.isEmpty()) {
      return Optional.of(
          ShapeRules.BAD_VALUE
              .at(wanted.span(), Shown.of(wanted.text()) + " is not a version that can be required")
              .help("write the oldest version that will do, like `\">=0.1\"`"));
    }
    List<Integer> own = numbers(VERSION).orElseThrow();
    for (int i = 0; i < own.size(); i++) {
      int asked = i < floor.get().size() ? floor.get().get(i) : 0;
      if (asked != own.get(i)) {
        return asked < own.get(i) ? Optional.empty() : Optional.of(tooOld(wanted));
      }
    }
    return Optional.empty();
  }

  private static Finding tooOld(YamlScalar wanted) {
    return ShapeRules.NEEDS_NEWER
        .at(wanted.span(), "this spec requires pggen " + wanted.text() + "; this is " + VERSION)
        .help("install a newer pggen");
  }

  private static Optional<List<Integer>> numbers(String version) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : version.split("\\.", -1)) {
      boolean digits = !part.isEmpty() && part.length() < 6;
      for (int i = 0; digits && i < part.length(); i++) {
        digits = part.charAt(i) >= '0' && part.charAt(i) <= '9';
      }
      if (!digits || numbers.size() == 3) {
        return Optional.empty();
      }
      numbers.add(Integer.valueOf(part));
    }
    return Optional.of(numbers);
  }
}

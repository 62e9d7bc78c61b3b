package dev.pggen.cli;

import dev.pggen.source.Finding;
import dev.pggen.spec.ShapeRules;
import dev.pggen.yaml.YamlScalar;
import java.util.Optional;

/** Patterns below {@code exclude} that would leave out nothing. */
final class ExcludeWords {
  private ExcludeWords() {}

  /** What is wrong with one of them. */
  static Optional<Finding> wrong(YamlScalar word) {
    if (word.text().startsWith("..") || word.text().startsWith("~")) {
      return Optional.of(
          ShapeRules.BAD_VALUE
              .at(word.span(), "`" + word.text() + "` lies outside of this file's directory")
              .help("write it from this directory, as in .gitignore"));
    }
    if (!GitIgnore.isSound(word.text())) {
      return Optional.of(
          ShapeRules.BAD_VALUE
              .at(
                  word.span(),
                  "`" + word.text() + "` can match no file: what stands in its brackets is no set")
              .help("write the range from its first character to its last, as in `[a-z]`"));
    }
    return Optional.empty();
  }
}

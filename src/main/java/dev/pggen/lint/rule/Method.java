package dev.pggen.lint.rule;

import dev.pggen.source.Fix;
import dev.pggen.source.Span;
import dev.pggen.stack.HbaRule;
import java.util.Optional;

/** The method of a line of pg_hba.conf, to be written anew. */
final class Method {
  private Method() {}

  /**
   * Another method in its place. Nothing where the line has options, which are of the first one, or
   * does not hold the word once.
   */
  static Optional<Fix.Change> over(HbaRule line, String method, String other) {
    Optional<Span> place = line.origin().span();
    if (place.isEmpty() || !line.options().isEmpty()) {
      return Optional.empty();
    }
    String text = Written.at(place.get());
    Span word = Written.word(place.get(), method);
    boolean last = text.endsWith(method) && word.endColumn() == place.get().endColumn();
    return last && Written.at(word).equals(method)
        ? Optional.of(new Fix.Replace(word, other))
        : Optional.empty();
  }
}

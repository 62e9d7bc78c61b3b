package dev.pggen.hcl;

import dev.pggen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A map: <code>{ a = 1, "b" = 2 }</code>. A key may stand there twice; HCL takes the last value.
 *
 * @param entries in order
 * @param span with the braces
 */
public record HclObject(List<Entry> entries, Span span) implements HclExpression {
  public HclObject {
    entries = List.copyOf(entries);
  }

  /**
   * A key and its value.
   *
   * @param key a bare word, a string, or an expression
   */
  public record Entry(HclExpression key, HclExpression value) {
    /** The key, if it is written out: a bare word, a string, or a number. */
    public Optional<String> name() {
      if (key instanceof HclTraversal.Variable word && word.steps().isEmpty()) {
        return Optional.of(word.name().value());
      }
      return key instanceof HclExpression.Number number ? Optional.of(number.digits()) : key.text();
    }
  }

  /** The entry that counts for a key. */
  public Optional<Entry> entry(String name) {
    return entries.stream()
        .filter(entry -> entry.name().filter(name::equals).isPresent())
        .reduce((first, last) -> last);
  }

  @Override
  public String described() {
    return "a map";
  }
}

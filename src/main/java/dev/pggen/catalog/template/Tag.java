package dev.pggen.catalog.template;

import dev.pggen.source.Span;
import java.util.List;

/**
 * A {@code {{ … }}} or {@code {% … %}}.
 *
 * @param output whether it prints
 * @param tokens its words; the last one is its end
 * @param span from brace to brace
 */
record Tag(boolean output, List<Token> tokens, Span span) {
  Tag {
    tokens = List.copyOf(tokens);
  }
}

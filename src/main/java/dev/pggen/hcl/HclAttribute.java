package dev.pggen.hcl;

import dev.pggen.source.At;
import dev.pggen.source.Span;

/**
 * An argument of a block or file: {@code count = 1}.
 *
 * @param name to the left of {@code =}
 * @param value to its right
 * @param span both
 */
public record HclAttribute(At<String> name, HclExpression value, Span span) implements HclItem {}

package dev.pggen.lint;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import java.util.Optional;

/**
 * What a spec says below {@code lint.ignore}: findings of a rule are right here.
 *
 * @param rule id or name
 * @param reason why
 * @param until last day on which it holds, {@code YYYY-MM-DD}
 * @param span the entry
 */
public record Ignore(At<String> rule, At<String> reason, Optional<At<String>> until, Span span) {}

package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import java.util.Optional;

/**
 * One entry below {@code lint.ignore}.
 *
 * @param rule id or name
 * @param reason why it is right here
 * @param until last day on which it holds, {@code YYYY-MM-DD}
 * @param span the entry
 */
public record IgnoreSpec(
    At<String> rule, At<String> reason, Optional<At<String>> until, Span span) {}

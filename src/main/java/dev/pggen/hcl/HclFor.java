package dev.pggen.hcl;

import dev.pggen.source.Span;
import java.util.Optional;

/**
 * A list or map made from another: {@code [for k, v in xs : v if k > 0]}.
 *
 * @param keyName what the first of two names is called; empty if there is only one
 * @param valueName what the values are called
 * @param collection what is gone through
 * @param key of a map's entry; empty where a list is made
 * @param value of an entry or item
 * @param grouped whether values of one key are collected: {@code ...}
 * @param condition which ones count; empty for all
 * @param span with the brackets
 */
public record HclFor(
    String keyName,
    String valueName,
    HclExpression collection,
    Optional<HclExpression> key,
    HclExpression value,
    boolean grouped,
    Optional<HclExpression> condition,
    Span span)
    implements HclExpression {}

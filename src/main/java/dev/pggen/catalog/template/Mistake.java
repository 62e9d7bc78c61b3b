package dev.pggen.catalog.template;

import dev.pggen.source.Span;

/**
 * Why a text is no template.
 *
 * @param span the guilty text
 * @param message lower case, names in backticks
 */
public record Mistake(Span span, String message) {}

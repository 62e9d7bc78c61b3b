package dev.pggen.yaml;

import dev.pggen.source.Span;

/**
 * A comment.
 *
 * @param text after the {@code #}, without blanks around it
 * @param span from the {@code #} to the end of the line
 * @param alone whether nothing but blanks stands before it on its line
 */
public record YamlComment(String text, Span span, boolean alone) {}

package dev.pggen.source;

/**
 * A comment of a file, whatever its format.
 *
 * @param text after the sign that opens it, without blanks around it
 * @param span from that sign to the end of the line
 * @param alone whether nothing else stands on its line
 */
public record Comment(String text, Span span, boolean alone) {}

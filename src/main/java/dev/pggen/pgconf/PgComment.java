package dev.pggen.pgconf;

import dev.pggen.source.Span;

/**
 * A comment of postgresql.conf or pg_hba.conf.
 *
 * @param text after the {@code #}, without blanks around it
 * @param span from the {@code #} to the end of the line
 * @param alone whether nothing but blanks stands before it on its line
 */
public record PgComment(String text, Span span, boolean alone) {}

/** Findings as text for people and for machines. To add a form: one writer, one line in Formats. */
@NullMarked
package dev.pggen.report;

import org.jspecify.annotations.NullMarked;

/** Findings as text for people and for machines. To add a form: one writer, one line in Format. */
@NullMarked
package dev.pggen.report;

import org.jspecify.annotations.NullMarked;

/** Rules that only one format can break, by id. Each asks the document, never the stack. */
@NullMarked
package dev.pggen.lint.format;

import org.jspecify.annotations.NullMarked;

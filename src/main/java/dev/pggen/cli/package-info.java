/**
 * The verbs, one class each. Nothing else prints, ends the process, or reads the environment or the
 * clock; all of it is handed down as a {@link dev.pggen.cli.Terminal}. Enter at {@link
 * dev.pggen.cli.Main}. To add a verb: one class here, one line in {@code Verbs}.
 */
@NullMarked
package dev.pggen.cli;

import org.jspecify.annotations.NullMarked;

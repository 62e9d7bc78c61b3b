/**
 * Output trees on disk: each file is wholly old or wholly new, hand edits are found and kept, and
 * {@code pggen.lock} remembers what was written. Enter at {@link dev.pggen.write.Writer} and {@link
 * dev.pggen.write.Drift}.
 */
@NullMarked
package dev.pggen.write;

import org.jspecify.annotations.NullMarked;

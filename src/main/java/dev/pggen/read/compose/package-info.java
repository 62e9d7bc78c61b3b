/** Docker Compose files, ours and those of others. Enter at {@link ComposeReader}. */
@NullMarked
package dev.pggen.read.compose;

import org.jspecify.annotations.NullMarked;

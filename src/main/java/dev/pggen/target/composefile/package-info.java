/** Compose files, for every runtime that is given one. Enter at {@link ComposeFile}. */
@NullMarked
package dev.pggen.target.composefile;

import org.jspecify.annotations.NullMarked;

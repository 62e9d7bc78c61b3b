/**
 * The files of a Compose project as one tree: variables filled in, {@code extends}, {@code include}
 * and override files merged. Each node keeps the place where it was written. Enter at {@link
 * ProjectReader}.
 */
@NullMarked
package dev.pggen.read.compose.model;

import org.jspecify.annotations.NullMarked;

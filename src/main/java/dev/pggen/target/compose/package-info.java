/** Docker Compose 2.26 and later: one {@code compose.yaml} and the files that it mounts. */
@NullMarked
package dev.pggen.target.compose;

import org.jspecify.annotations.NullMarked;

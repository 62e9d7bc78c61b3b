/** Nomad jobs, with the files that stand beside them. */
@NullMarked
package dev.pggen.read.nomad;

import org.jspecify.annotations.NullMarked;

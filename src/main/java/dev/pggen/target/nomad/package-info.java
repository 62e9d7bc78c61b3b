/** Nomad 1.8 and later: a job, the job of its drills, and what an operator brings for them. */
@NullMarked
package dev.pggen.target.nomad;

import org.jspecify.annotations.NullMarked;

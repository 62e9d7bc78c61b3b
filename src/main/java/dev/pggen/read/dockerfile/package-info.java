/** Dockerfiles, as far as it must be known from which image a service is made. */
@NullMarked
package dev.pggen.read.dockerfile;

import org.jspecify.annotations.NullMarked;

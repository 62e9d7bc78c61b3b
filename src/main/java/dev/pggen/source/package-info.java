/** Files as users wrote them, places in them, and what is to be said about a place. */
@NullMarked
package dev.pggen.source;

import org.jspecify.annotations.NullMarked;

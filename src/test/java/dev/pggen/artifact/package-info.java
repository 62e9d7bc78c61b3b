/** What the shared files say, and that real servers and shells take them. */
@NullMarked
package dev.pggen.artifact;

import org.jspecify.annotations.NullMarked;

/** One file per rule, its id first in the name. The page and samples stand in docs/rules. */
@NullMarked
package dev.pggen.lint.rule;

import org.jspecify.annotations.NullMarked;

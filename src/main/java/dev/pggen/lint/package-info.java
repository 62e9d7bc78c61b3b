/**
 * Rules over stacks, and what users say about their findings. Enter at {@link Linter}; the rules
 * stand in {@link Rules}, in order.
 */
@NullMarked
package dev.pggen.lint;

import org.jspecify.annotations.NullMarked;

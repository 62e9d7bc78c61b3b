/**
 * Runtimes to which stacks are sent, one package each. Enter at {@link Targets}. A target writes
 * down what a stack says and decides nothing.
 */
@NullMarked
package dev.pggen.target;

import org.jspecify.annotations.NullMarked;

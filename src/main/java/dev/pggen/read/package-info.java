/**
 * Manifests of every runtime, read into one {@link dev.pggen.stack.Stack}. Nothing is guessed: what
 * a file does not say is unknown, with the reason. Enter at {@link Readers}. To add a format: one
 * class here, one line in {@code Readers}, one directory in {@code samples/}.
 */
@NullMarked
package dev.pggen.read;

import org.jspecify.annotations.NullMarked;

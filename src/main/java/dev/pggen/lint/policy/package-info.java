/**
 * Rules that a repository makes for itself, of what a stack says and of nothing else. A condition
 * is data: it ends, has no side effect, and says nothing about what is unknown.
 */
@NullMarked
package dev.pggen.lint.policy;

import org.jspecify.annotations.NullMarked;

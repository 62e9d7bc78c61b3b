/**
 * The narrow waist: the neutral picture of what will run. Specs are planned into it, manifests are
 * read into it, rules ask it, targets write it down. No runtime is named here.
 */
@NullMarked
package dev.pggen.stack;

import org.jspecify.annotations.NullMarked;

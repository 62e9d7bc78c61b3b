/**
 * The spec language: schema check, records, did-you-mean, defaults and merge. Enter at {@code
 * SpecLoader}. The records hold what the user wrote, with places; what is left out stays empty here
 * and is decided, with a reason, in {@code plan}.
 */
@NullMarked
package dev.pggen.spec;

import org.jspecify.annotations.NullMarked;

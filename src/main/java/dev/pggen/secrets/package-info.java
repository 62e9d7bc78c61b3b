/**
 * Values of a stack's secrets: drawn, derived, certified and written to files that only their
 * readers can read. No value is printed, logged or passed as an argument. Enter at {@link
 * dev.pggen.secrets.SecretValues} (what they are) and {@link dev.pggen.secrets.SecretStore} (where
 * they lie).
 */
@NullMarked
package dev.pggen.secrets;

import org.jspecify.annotations.NullMarked;

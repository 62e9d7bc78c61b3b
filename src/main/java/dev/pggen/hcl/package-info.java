/**
 * HCL2, HashiCorp's configuration language. Files that others wrote are read with the place of
 * everything: enter at {@link HclReader}. Trees of our own are printed with total escaping, so that
 * no text of a user is taken for an expression: enter at {@link HclPrinter}.
 */
@NullMarked
package dev.pggen.hcl;

import org.jspecify.annotations.NullMarked;

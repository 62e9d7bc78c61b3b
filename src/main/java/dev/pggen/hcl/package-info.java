/**
 * HCL2, HashiCorp's configuration language: files that others wrote, with the place of everything.
 * Enter at {@link HclReader}.
 */
@NullMarked
package dev.pggen.hcl;

import org.jspecify.annotations.NullMarked;

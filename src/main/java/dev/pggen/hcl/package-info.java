/**
 * HCL, the language of Nomad's jobs: trees of our own are printed with total escaping, so that no
 * text of a user is taken for an expression.
 */
@NullMarked
package dev.pggen.hcl;

import org.jspecify.annotations.NullMarked;

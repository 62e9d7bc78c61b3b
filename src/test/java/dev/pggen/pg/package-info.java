/** Real PostgreSQL servers for tests: what we render and read is put to them. */
@NullMarked
package dev.pggen.pg;

import org.jspecify.annotations.NullMarked;

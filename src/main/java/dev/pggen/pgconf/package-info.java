/** postgresql.conf and pg_hba.conf: readers that see what the server sees, and printers. */
@NullMarked
package dev.pggen.pgconf;

import org.jspecify.annotations.NullMarked;

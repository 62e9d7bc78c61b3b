/**
 * The server's own files, pg_hba.conf and postgresql.conf, where no manifest says whose they are: a
 * stack of one server of which nothing else is known. Enter at {@link
 * dev.pggen.read.server.ServerFileReader}.
 */
@NullMarked
package dev.pggen.read.server;

import org.jspecify.annotations.NullMarked;

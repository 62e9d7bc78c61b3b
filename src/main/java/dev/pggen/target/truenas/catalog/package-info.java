/**
 * A service as an app of TrueNAS's own catalog: a directory for a pull request to it. The catalog's
 * library writes the Compose file, so the server starts as the library wants it. Enter at {@link
 * CatalogApp}.
 */
@NullMarked
package dev.pggen.target.truenas.catalog;

import org.jspecify.annotations.NullMarked;

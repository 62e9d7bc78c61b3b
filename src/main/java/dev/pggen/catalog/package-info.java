/**
 * Checks of a TrueNAS catalog app's directory, beyond what its own validator asks. Nothing is
 * rendered: what only the library of the catalog can know is not judged. Enter at {@link
 * CatalogCheck}.
 */
@NullMarked
package dev.pggen.catalog;

import org.jspecify.annotations.NullMarked;

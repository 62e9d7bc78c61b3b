/** YAML: a reader with the exact place of everything, and a printer that quotes totally. */
@NullMarked
package dev.pggen.yaml;

import org.jspecify.annotations.NullMarked;

/** Custom apps of TrueNAS, ours and those of others. Enter at {@link TruenasReader}. */
@NullMarked
package dev.pggen.read.truenas;

import org.jspecify.annotations.NullMarked;

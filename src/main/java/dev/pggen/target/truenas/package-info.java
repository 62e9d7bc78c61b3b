/**
 * TrueNAS 25.10.1 and later: one {@code custom-app.yaml} for Install via YAML, and what is run once
 * in the shell of the NAS.
 */
@NullMarked
package dev.pggen.target.truenas;

import org.jspecify.annotations.NullMarked;

/** Files that every target shares: configuration, hba, init scripts, shell scripts, runbook. */
@NullMarked
package dev.pggen.artifact;

import org.jspecify.annotations.NullMarked;

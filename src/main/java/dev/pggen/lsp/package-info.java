/**
 * A server of the Language Server Protocol: frames, JSON-RPC, and what an editor is told of
 * findings. What is in a file it asks the command line, by {@link dev.pggen.lsp.Project}. Enter at
 * {@link dev.pggen.lsp.Server}.
 */
@NullMarked
package dev.pggen.lsp;

import org.jspecify.annotations.NullMarked;

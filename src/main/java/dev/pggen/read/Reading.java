package dev.pggen.read;

import dev.pggen.source.Document;
import dev.pggen.stack.Stack;

/**
 * A manifest that was read.
 *
 * @param document as its format has it
 * @param stack what it says
 */
public record Reading(Document document, Stack stack) {}

package dev.pggen.lint.format;

import dev.pggen.source.Span;

/**
 * A reason for which Nomad takes no such job.
 *
 * @param span what it is about
 * @param words Nomad's own
 * @param help the next step
 */
record Refusal(Span span, String words, String help) {}

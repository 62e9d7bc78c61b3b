package dev.pggen.stack;

/**
 * A network that containers join.
 *
 * @param name unique in the stack
 * @param internal whether it has no way out
 * @param external whether it exists outside the stack
 * @param origin who asked for it
 */
public record Network(String name, boolean internal, boolean external, Origin origin) {}

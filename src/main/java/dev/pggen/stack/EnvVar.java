package dev.pggen.stack;

/**
 * A variable in a container's environment.
 *
 * @param name of the variable
 * @param value its text; secret text reaches the container by a file that is not rendered
 */
public record EnvVar(String name, Fact<Text> value) {}

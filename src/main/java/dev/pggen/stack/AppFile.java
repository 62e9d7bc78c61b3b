package dev.pggen.stack;

/**
 * A file that the spec gives to a container, without secrets.
 *
 * @param path below the output root, like {@code files/web/1-app.ini}
 * @param text what it holds
 * @param mode octal digits like {@code 0444}
 * @param origin where it was asked for
 */
public record AppFile(String path, String text, String mode, Origin origin) {}

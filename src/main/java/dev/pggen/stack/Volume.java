package dev.pggen.stack;

import dev.pggen.source.Size;
import java.util.Optional;

/**
 * Storage of the stack that outlives its containers.
 *
 * @param name unique in the stack
 * @param size wished for, if said
 * @param backup how its contents are backed up; empty text if the spec does not say
 * @param origin who asked for it
 */
public record Volume(String name, Optional<Size> size, Fact<String> backup, Origin origin) {}

package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Size;
import dev.pggen.source.Span;
import java.util.Optional;

/**
 * One entry below {@code volumes:}.
 *
 * @param size wished for
 * @param hostPath a path of the host instead of a named volume
 * @param backup how it is backed up, in the user's words, or {@code none}
 * @param span its name
 */
public record VolumeSpec(
    Optional<At<Size>> size,
    Optional<At<String>> hostPath,
    Optional<At<String>> backup,
    Span span) {}

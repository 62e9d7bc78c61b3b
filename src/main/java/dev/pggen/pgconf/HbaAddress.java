package dev.pggen.pgconf;

import dev.pggen.source.Span;
import java.util.Optional;

/**
 * From where a record of type {@code host…} lets clients come.
 *
 * @param kind how it is given
 * @param text as written, with its mask where that is a word of its own
 * @param network the numbers, for a network only
 * @param span where it is
 */
public record HbaAddress(Kind kind, String text, Optional<HbaNetwork> network, Span span) {
  /** How an address is given. */
  public enum Kind {
    /** Everywhere. */
    ALL,
    /** Any address of the server itself. */
    SAMEHOST,
    /** Any network that the server is directly on. */
    SAMENET,
    /** Numbers. */
    NETWORK,
    /** A host name, looked up at each connection. */
    HOST_NAME,
    /** The end of host names, {@code .example.com}. */
    HOST_SUFFIX
  }
}

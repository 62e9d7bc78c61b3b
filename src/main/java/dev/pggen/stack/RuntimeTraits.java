package dev.pggen.stack;

import dev.pggen.source.Size;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a runtime differs from one that starts containers on a network of their own. Plan reads it;
 * no runtime is named.
 *
 * @param sharedNamespace all containers of a stack share one network namespace: what one listens
 *     on, no other can
 * @param innerProbes whether it runs a probe's command inside the container; otherwise it asks from
 *     outside, over HTTP or TCP
 * @param choosesPorts whether it chooses the host's number for a port whose number nobody gives
 * @param waitsForHealth whether a container can wait until another is healthy; otherwise one that
 *     runs to completion proves it
 * @param startsDrills whether it starts each drill at its time; otherwise a container waits for it
 * @param keepsKit whether the helpers can be given what moves the stack to a new host
 * @param publishesDatabase whether the database can be reached from outside
 * @param allGpus whether a container can be given all graphics processors, however many
 * @param tls whether the database can offer TLS; otherwise it has none, whatever a spec says
 * @param memoryUnit of which its memory limits are multiples
 * @param words what texts can be
 */
public record RuntimeTraits(
    boolean sharedNamespace,
    boolean innerProbes,
    boolean choosesPorts,
    boolean waitsForHealth,
    boolean startsDrills,
    boolean keepsKit,
    boolean publishesDatabase,
    boolean allGpus,
    boolean tls,
    Size memoryUnit,
    Words words) {

  private static final Pattern ANY = Pattern.compile("(?s).*");

  /** A runtime that has no trait of its own. */
  public static final RuntimeTraits NONE =
      new RuntimeTraits(
          false,
          true,
          false,
          true,
          false,
          true,
          true,
          true,
          true,
          new Size(1),
          new Words(ANY, ANY, ANY, false, Optional.empty()));

  /** Whether it is {@link #NONE} itself; comparing records would link code at every start. */
  public boolean isNone() {
    return this == NONE;
  }

  /**
   * What names and texts can be; patterns match the whole.
   *
   * @param containers names of containers
   * @param variables names of variables
   * @param stopSignals names of signals
   * @param composed whether accents and letters are put together (Unicode NFC), in any text
   * @param replaced what is replaced in variables and labels, with no way to write it literally
   */
  public record Words(
      Pattern containers,
      Pattern variables,
      Pattern stopSignals,
      boolean composed,
      Optional<Pattern> replaced) {}
}

package dev.pggen.stack;

import java.util.OptionalInt;

/**
 * A port of a container that the outside can reach.
 *
 * @param name of the port, unique in its container
 * @param container number inside
 * @param protocol {@code tcp} or {@code udp}
 * @param hostAddress address on the host; {@code 0.0.0.0} for all, a network's name where only that
 *     is known
 * @param host number on the host; empty if the runtime chooses
 * @param origin who asked for it
 */
public record Port(
    String name,
    int container,
    String protocol,
    String hostAddress,
    OptionalInt host,
    Origin origin) {
  /** Whether only the host itself can reach it. */
  public boolean isLoopback() {
    return hostAddress.startsWith("127.") || hostAddress.equals("::1");
  }
}

package dev.pggen.pgconf;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** To which connections a record applies. */
public enum HbaType {
  /** The Unix socket. */
  LOCAL,
  /** TCP, encrypted or not. */
  HOST,
  /** TCP with TLS. */
  HOSTSSL,
  /** TCP without TLS. */
  HOSTNOSSL,
  /** TCP with GSSAPI encryption. */
  HOSTGSSENC,
  /** TCP without GSSAPI encryption. */
  HOSTNOGSSENC;

  /** The word of the file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of a word; the server minds the case. */
  public static Optional<HbaType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** Whether some connection can match both. */
  public boolean overlaps(HbaType other) {
    boolean bothLocal = this == LOCAL && other == LOCAL;
    boolean bothNet = this != LOCAL && other != LOCAL;
    return bothLocal || (bothNet && !excludes(other) && !other.excludes(this));
  }

  /** Whether every connection of the other type is one of this. */
  public boolean covers(HbaType other) {
    return this == other
        || (this == HOST && other != LOCAL)
        || (this == HOSTNOGSSENC && other == HOSTSSL)
        || (this == HOSTNOSSL && other == HOSTGSSENC);
  }

  private boolean excludes(HbaType other) {
    return (this == HOSTSSL && (other == HOSTNOSSL || other == HOSTGSSENC))
        || (this == HOSTGSSENC && other == HOSTNOGSSENC);
  }
}

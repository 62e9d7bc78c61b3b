package dev.pggen.stack;

/**
 * What a runtime's files do not hold of a kind of facts: nobody can read it back.
 *
 * @param matter what that means for what runs
 * @param reason why, one lower-case sentence
 */
public record LostKind(Matter matter, String reason) {
  /** What it means for what runs. */
  public enum Matter {
    /** Nothing: the runtime obeys it all the same, or no runtime has to. */
    UNREAD,
    /** What runs is weaker than the spec says; users are told fact by fact. */
    WEAKER,
    /** Nothing runs: a spec that needs it is refused. */
    REFUSED
  }

  /** Only the reader misses it. */
  public static LostKind unread(String reason) {
    return new LostKind(Matter.UNREAD, reason);
  }

  /** Who runs it has less of it. */
  public static LostKind weaker(String reason) {
    return new LostKind(Matter.WEAKER, reason);
  }

  /** The plan refuses it. */
  public static LostKind refused(String reason) {
    return new LostKind(Matter.REFUSED, reason);
  }
}

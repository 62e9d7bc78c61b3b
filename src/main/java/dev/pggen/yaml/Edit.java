package dev.pggen.yaml;

/**
 * Other text between two indexes.
 *
 * @param from first index that goes
 * @param to the index after the last one; the same for text that is put in between
 * @param text what comes
 */
record Edit(int from, int to, String text) {
  /** Whether both cannot be made at once. */
  boolean meets(Edit other) {
    return from == other.from || (from < other.to && other.from < to);
  }
}

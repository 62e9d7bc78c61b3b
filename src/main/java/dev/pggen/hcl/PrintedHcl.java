package dev.pggen.hcl;

import java.util.List;

/**
 * A printed file.
 *
 * @param text all of it
 * @param marks where each attribute and block begins, from the top down
 */
public record PrintedHcl(String text, List<Mark> marks) {
  public PrintedHcl {
    marks = List.copyOf(marks);
  }

  /**
   * Where something begins.
   *
   * @param line counted from 1
   * @param item of the tree that was printed, the very object
   */
  public record Mark(int line, HclDocument.Item item) {}
}

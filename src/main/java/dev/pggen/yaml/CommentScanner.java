package dev.pggen.yaml;

import dev.pggen.source.Comment;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds comments: a {@code #} at the start of a line or after a blank, outside scalars. Snakeyaml's
 * own comment events move the marks of the sequences around them, so they stay off.
 */
final class CommentScanner {
  private final TextPlaces places;
  private final List<int[]> scalars;

  /**
   * Over a text that parses.
   *
   * @param scalars ranges of all scalars in order; those of blocks without their header line
   */
  CommentScanner(TextPlaces places, List<int[]> scalars) {
    this.places = places;
    this.scalars = scalars;
  }

  List<Comment> scan(int end) {
    List<Comment> comments = new ArrayList<>();
    int next = 0;
    int i = 0;
    while (i < end) {
      while (next < scalars.size() && scalars.get(next)[1] <= i) {
        next++;
      }
      if (next < scalars.size() && scalars.get(next)[0] <= i) {
        i = scalars.get(next)[1];
      } else if (places.at(i) == '#' && startsComment(i)) {
        int lineEnd = places.lineEnd(i);
        comments.add(
            new Comment(places.text(i + 1, lineEnd).strip(), places.span(i, lineEnd), alone(i)));
        i = lineEnd;
      } else {
        i++;
      }
    }
    return comments;
  }

  private boolean startsComment(int index) {
    return index == 0
        || places.blankAt(index - 1)
        || places.breakAt(index - 1)
        || places.at(index - 1) == 0xFEFF;
  }

  private boolean alone(int index) {
    int before = index - 1;
    while (places.blankAt(before) || places.at(before) == 0xFEFF) {
      before--;
    }
    return before < 0 || places.breakAt(before);
  }
}

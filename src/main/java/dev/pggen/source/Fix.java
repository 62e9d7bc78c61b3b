package dev.pggen.source;

import java.util.List;

/**
 * A change of a file after which a finding is gone.
 *
 * @param safe whether what runs means the same afterwards, but for what the finding is about; an
 *     unsafe one may stop something that works
 * @param title what is done, as a command: {@code take out the capability}
 * @param changes all of them or none
 */
public record Fix(boolean safe, String title, List<Change> changes) {
  public Fix {
    changes = List.copyOf(changes);
  }

  /** A fix that changes nothing but what the finding is about. */
  public static Fix safe(String title, Change... changes) {
    return new Fix(true, title, List.of(changes));
  }

  /** A fix that somebody should read before it is applied. */
  public static Fix unsafe(String title, Change... changes) {
    return new Fix(false, title, List.of(changes));
  }

  /** One step of a fix, in terms of the text that was read. */
  public sealed interface Change {}

  /**
   * Other text in this place.
   *
   * @param span what goes
   * @param text what comes, with the quotes that it needs
   */
  public record Replace(Span span, String text) implements Change {}

  /**
   * Without the entry of a map or list: its key, its value, and its line if nothing else stands
   * there.
   *
   * @param span the key or value of the entry, or a part of it
   */
  public record RemoveEntry(Span span) implements Change {}

  /**
   * With a value at a key, which is made where it is missing.
   *
   * @param file any place in the file that is meant
   * @param path keys from the top of the document
   * @param value in the format's own text, on one line
   */
  public record Put(Span file, List<String> path, String value) implements Change {
    public Put {
      path = List.copyOf(path);
    }
  }
}

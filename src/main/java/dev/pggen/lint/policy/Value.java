package dev.pggen.lint.policy;

import dev.pggen.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a stack says of one field of one of its things. */
public sealed interface Value {
  /** One text. */
  record Text(String text) implements Value {}

  /** True or false. */
  record Flag(boolean is) implements Value {}

  /** A number, of bytes for a size and of milliseconds for a duration. */
  record Amount(BigDecimal amount) implements Value {}

  /**
   * Several texts.
   *
   * @param entries as far as they are known
   * @param whole whether there are no others
   */
  record Texts(List<Entry> entries, boolean whole) implements Value {
    public Texts {
      entries = List.copyOf(entries);
    }
  }

  /** It is known that there is none: no limit, no tag. */
  record Absent() implements Value {}

  /** Not to be known from what was read. */
  record Unknown() implements Value {}

  /**
   * One of several texts.
   *
   * @param place where it stands, if it has a place of its own
   */
  record Entry(String text, Optional<Span> place) {}

  /**
   * A value and where it stands.
   *
   * @param place empty where nobody wrote it
   */
  record Placed(Value value, Optional<Span> place) {}
}

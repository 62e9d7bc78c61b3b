package dev.pggen.lint.policy;

import dev.pggen.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a field may have to be. */
public sealed interface Condition {
  /** Whether a value is so. */
  Truth of(Value value);

  /** The place of what keeps a value from being so, where it is one of several. */
  default Optional<Span> guilty(Value value) {
    return Optional.empty();
  }

  /** There is one, or none. */
  record Present(boolean wanted) implements Condition {
    @Override
    public Truth of(Value value) {
      if (value instanceof Value.Unknown) {
        return Truth.UNKNOWN;
      }
      if (value instanceof Value.Texts texts) {
        boolean empty = texts.entries().isEmpty();
        return empty && !texts.whole() ? Truth.UNKNOWN : Truth.of(empty != wanted);
      }
      return Truth.of(value instanceof Value.Absent != wanted);
    }
  }

  /** It is true, or false. */
  record Is(boolean wanted) implements Condition {
    @Override
    public Truth of(Value value) {
      return value instanceof Value.Flag flag ? Truth.of(flag.is() == wanted) : Truth.UNKNOWN;
    }
  }

  /** It lies between two bounds, themselves included. What has no limit is above all of them. */
  record Within(Optional<BigDecimal> least, Optional<BigDecimal> most) implements Condition {
    @Override
    public Truth of(Value value) {
      if (value instanceof Value.Absent) {
        return Truth.of(most.isEmpty());
      }
      if (!(value instanceof Value.Amount amount)) {
        return Truth.UNKNOWN;
      }
      boolean low = least.isPresent() && amount.amount().compareTo(least.get()) < 0;
      boolean high = most.isPresent() && amount.amount().compareTo(most.get()) > 0;
      return Truth.of(!low && !high);
    }
  }

  /** One of some patterns matches it, or none does. */
  record Matches(List<Glob> globs, boolean wanted) implements Condition {
    public Matches {
      globs = List.copyOf(globs);
    }

    @Override
    public Truth of(Value value) {
      if (value instanceof Value.Absent) {
        return Truth.of(!wanted);
      }
      if (!(value instanceof Value.Text text)) {
        return Truth.UNKNOWN;
      }
      Truth match = Glob.any(globs, text.text());
      return match == Truth.UNKNOWN ? match : Truth.of(match == Truth.YES == wanted);
    }
  }

  /** One of several texts matches one of some patterns, or none does. */
  record Has(List<Glob> globs, boolean wanted) implements Condition {
    public Has {
      globs = List.copyOf(globs);
    }

    @Override
    public Truth of(Value value) {
      if (!(value instanceof Value.Texts texts)) {
        return Truth.UNKNOWN;
      }
      boolean known = texts.whole();
      for (Value.Entry entry : texts.entries()) {
        Truth match = Glob.any(globs, entry.text());
        if (match == Truth.YES) {
          return Truth.of(wanted);
        }
        known &= match == Truth.NO;
      }
      return known ? Truth.of(!wanted) : Truth.UNKNOWN;
    }

    @Override
    public Optional<Span> guilty(Value value) {
      return first(value, globs, Truth.YES);
    }
  }

  /** Each of several texts matches one of some patterns. */
  record Only(List<Glob> globs) implements Condition {
    public Only {
      globs = List.copyOf(globs);
    }

    @Override
    public Truth of(Value value) {
      if (!(value instanceof Value.Texts texts)) {
        return Truth.UNKNOWN;
      }
      boolean known = texts.whole();
      for (Value.Entry entry : texts.entries()) {
        Truth match = Glob.any(globs, entry.text());
        if (match == Truth.NO) {
          return Truth.NO;
        }
        known &= match == Truth.YES;
      }
      return known ? Truth.YES : Truth.UNKNOWN;
    }

    @Override
    public Optional<Span> guilty(Value value) {
      return first(value, globs, Truth.NO);
    }
  }

  private static Optional<Span> first(Value value, List<Glob> globs, Truth match) {
    if (value instanceof Value.Texts texts) {
      for (Value.Entry entry : texts.entries()) {
        if (Glob.any(globs, entry.text()) == match) {
          return entry.place();
        }
      }
    }
    return Optional.empty();
  }
}

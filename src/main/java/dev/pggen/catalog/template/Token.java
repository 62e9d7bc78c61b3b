package dev.pggen.catalog.template;

import dev.pggen.source.Span;

/**
 * A word of a tag.
 *
 * @param kind what it is
 * @param text as written; of a string what it means
 * @param span where
 */
record Token(Kind kind, String text, Span span) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SIGN,
    /** The tag's end. */
    END
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** To be put into a sentence. */
  String described() {
    return switch (kind) {
      case END -> "the end of the tag";
      case STRING -> "a string";
      case NAME, NUMBER, SIGN -> "`" + text + "`";
    };
  }
}

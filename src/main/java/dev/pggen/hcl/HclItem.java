package dev.pggen.hcl;

import dev.pggen.source.Span;

/** What a body consists of. */
public sealed interface HclItem permits HclAttribute, HclBlock {
  /** From its first character to its last, without the line break. */
  Span span();
}

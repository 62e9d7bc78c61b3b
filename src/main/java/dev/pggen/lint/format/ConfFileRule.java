package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.pgconf.ConfDocument;

/** A rule about what stands in a postgresql.conf. */
interface ConfFileRule extends FormatRule<ConfDocument> {
  @Override
  default String format() {
    return ConfDocument.FORMAT;
  }

  @Override
  default Class<ConfDocument> documents() {
    return ConfDocument.class;
  }
}

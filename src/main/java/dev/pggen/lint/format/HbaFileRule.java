package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.pgconf.HbaDocument;

/** A rule about what stands in a pg_hba.conf. */
interface HbaFileRule extends FormatRule<HbaDocument> {
  @Override
  default String format() {
    return HbaDocument.FORMAT;
  }

  @Override
  default Class<HbaDocument> documents() {
    return HbaDocument.class;
  }
}

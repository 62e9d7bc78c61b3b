package dev.pggen.lint;

import dev.pggen.source.Document;
import java.util.List;

/** Rules that are made together, or not at all: where no file of a run can break them. */
public interface RuleBook {
  /** In the order of their ids. */
  List<? extends Rule> rules();

  /** Whether its rules are asked about a document by itself. */
  boolean isAbout(Document document);
}

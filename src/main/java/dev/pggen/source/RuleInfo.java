package dev.pggen.source;

import org.jspecify.annotations.Nullable;

/**
 * What a rule is called and how bad its findings are. Ids are never reused.
 *
 * @param id stable, like {@code PG101}
 * @param name what is wrong, in kebab case, read after "ignore"
 * @param severity of its findings, unless the origin of the file lowers it
 * @param summary one lower-case sentence without a final stop; printed as the "why" of a finding
 */
public record RuleInfo(String id, String name, Severity severity, String summary) {
  /**
   * A finding of this rule.
   *
   * @param message headline that stands alone; lower case, names in backticks
   */
  public Finding at(Span span, String message) {
    return Finding.of(this, span, message);
  }

  /** Ids are never reused; the comparison that Java makes for records takes longer to start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuleInfo rule && rule.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}

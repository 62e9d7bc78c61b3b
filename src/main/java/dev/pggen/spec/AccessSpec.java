package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Span;

/**
 * Somebody outside of the stack who may use the database.
 *
 * @param user role that is made for them
 * @param address network from which they come, as a CIDR
 * @param grant what they may do with the application's tables: {@code read} or {@code write}
 * @param span the entry
 */
public record AccessSpec(At<String> user, At<String> address, At<String> grant, Span span) {
  /** Whether they may change rows. */
  public boolean writes() {
    return grant.value().equals("write");
  }
}

package dev.pggen.lint;

import dev.pggen.lint.format.DumpsElsewhere;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Servers of one file that another file of the run backs up: they are no servers without backup.
 */
final class SavedElsewhere {
  private static final String NO_BACKUP = "PG401";

  private final Map<String, Set<String>> dumped = new HashMap<>();
  private final Map<String, Set<String>> servers = new HashMap<>();

  /** Takes note of a file. */
  void see(Subject subject) {
    String path = subject.file().path();
    Set<String> here = DumpsElsewhere.dumped(subject.document());
    if (!here.isEmpty()) {
      dumped.put(path, here);
    }
    if (!subject.stack().servers().isEmpty()) {
      servers.put(path, DumpsElsewhere.servers(subject.document()));
    }
  }

  /** As if a file had not been seen. */
  void forget(String path) {
    dumped.remove(path);
    servers.remove(path);
  }

  /** Takes out what is said of such servers. */
  void settle(List<Found> found) {
    if (!dumped.isEmpty()) {
      Set<String> names = new HashSet<>();
      dumped.values().forEach(names::addAll);
      found.removeIf(
          each ->
              each.finding().rule().id().equals(NO_BACKUP)
                  && each.subject()
                      .map(path -> servers.getOrDefault(path, Set.of()))
                      .filter(called -> !Collections.disjoint(called, names))
                      .isPresent());
    }
  }
}

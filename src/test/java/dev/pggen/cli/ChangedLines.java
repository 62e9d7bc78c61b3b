package dev.pggen.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether a fix kept to its finding: other lines than its own are what they were. */
final class ChangedLines {
  private final List<String> old;
  private final Set<Integer> own = new TreeSet<>();
  private final Set<Integer> block = new TreeSet<>();

  /** Of a file as it was. */
  ChangedLines(String name, String text, List<JsonNode> findings) {
    this.old = List.of(text.split("\n", -1));
    for (JsonNode finding : findings) {
      add(name, finding);
      finding.get("related").forEach(related -> add(name, related));
    }
    own.forEach(this::addBlock);
    List.copyOf(own).forEach(this::addHolder);
  }

  private void add(String name, JsonNode place) {
    if (place.get("path").asText().equals(name)) {
      int first = place.get("line").asInt();
      for (int n = first; n <= place.path("endLine").asInt(first); n++) {
        own.add(n);
      }
    }
  }

  /** The key above a line, if it holds nothing else: empty, it goes with it. */
  private void addHolder(int line) {
    int holder = line;
    while (holder >= 1 && !leaves(holder, indent(line))) {
      holder--;
    }
    if (holder < 1) {
      return;
    }
    for (int n = holder + 1; n <= old.size() && !leaves(n, indent(holder) + 1); n++) {
      if (says(n) && !own.contains(n)) {
        return;
      }
    }
    own.add(holder);
    addHolder(holder);
  }

  /** The entries beside a line, and all that is in them; of a key that holds some, those. */
  private void addBlock(int line) {
    int indent = indent(line);
    for (int n = line; n >= 1 && !leaves(n, indent); n--) {
      block.add(n);
    }
    for (int n = line; n <= old.size() && !leaves(n, indent); n++) {
      block.add(n);
    }
  }

  private boolean leaves(int n, int indent) {
    return says(n) && indent(n) < indent;
  }

  private boolean says(int n) {
    String text = old.get(n - 1).strip();
    return !text.isEmpty() && !text.startsWith("#");
  }

  private int indent(int n) {
    String line = old.get(n - 1);
    return line.length() - line.stripLeading().length();
  }

  /** The changes of the new text that are none of the findings' own. */
  List<String> foreign(String text) {
    List<String> foreign = new ArrayList<>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(old, List.of(text.split("\n", -1))).getDeltas()) {
      int first = delta.getSource().getPosition() + 1;
      int count = delta.getSource().size();
      boolean inside = count == 0 && (block.contains(first - 1) || block.contains(first));
      for (int n = first; n < first + count; n++) {
        inside = own.contains(n) && (n == first || inside);
      }
      if (!inside) {
        foreign.add(delta + " own " + own + " block " + block);
      }
    }
    return foreign;
  }
}

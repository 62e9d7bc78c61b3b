package dev.pggen.lsp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pggen.write.TextChanges;
import java.util.ArrayList;
import java.util.List;

/** A new text of an open file as an editor takes it: only what differs. */
final class Edits {
  /** Some editors hand it over; it is no part of a text. */
  private static final String MARK = "\ufeff";

  private final Documents.Open open;
  private final List<Integer> starts = new ArrayList<>(List.of(0));

  private Edits(Documents.Open open) {
    this.open = open;
    String text = open.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' && !text.startsWith("\n", i + 1)) {
        starts.add(i + 1);
      }
    }
  }

  /**
   * The change that makes one text of the other.
   *
   * @param versioned whether the client is told from which version it is made
   */
  static ObjectNode of(Documents.Open open, String after, boolean versioned) {
    boolean marked = open.text().startsWith(MARK) && !after.startsWith(MARK);
    ArrayNode edits = new Edits(open).to(marked ? MARK + after : after);
    ObjectNode edit = Messages.object();
    if (versioned) {
      ObjectNode document = edit.putArray("documentChanges").addObject();
      document.putObject("textDocument").put("uri", open.uri()).put("version", open.version());
      document.set("edits", edits);
    } else {
      edit.putObject("changes").set(open.uri(), edits);
    }
    return edit;
  }

  private ArrayNode to(String after) {
    ArrayNode edits = Messages.object().arrayNode();
    for (TextChanges.Change change : TextChanges.between(open.text(), after)) {
      ObjectNode edit = edits.addObject();
      ObjectNode range = edit.putObject("range");
      range.set("start", place(change.from()));
      range.set("end", place(change.to()));
      edit.put("newText", change.text());
    }
    return edits;
  }

  private ObjectNode place(int index) {
    int low = 0;
    int high = starts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts.get(middle) <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return Messages.object().put("line", low).put("character", index - starts.get(low));
  }
}

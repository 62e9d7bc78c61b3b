package dev.pggen.lsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an editor offers to do about findings. */
final class Actions {
  /** Mends one finding, or accepts it. */
  static final String QUICK_FIX = "quickfix";

  /** Mends all that is safe to mend. */
  static final String FIX_ALL = "source.fixAll.pggen";

  /** Each is tried before it is offered; nobody reads more of them. */
  private static final int MOST = 20;

  private static final int AUTOMATIC = 2;

  private final Documents.Open open;
  private final Project.Look look;
  private final Diagnostics diagnostics;
  private final boolean versioned;
  private final ArrayNode actions = Messages.object().arrayNode();

  /** For a file as it is now. */
  Actions(Documents.Open open, Project.Look look, Diagnostics diagnostics, boolean takesVersions) {
    this.open = open;
    this.look = look;
    this.diagnostics = diagnostics;
    this.versioned = takesVersions;
  }

  /**
   * Those that the client wants.
   *
   * @param findings in the range that it asks about
   * @param context which kinds, and whether somebody asked for them
   */
  ArrayNode about(List<Finding> findings, JsonNode context) throws IOException {
    List<Finding> some = findings.subList(0, Math.min(MOST, findings.size()));
    if (wants(QUICK_FIX, context)) {
      mend(some, true);
      mend(some, false);
      accept(some);
    }
    boolean asked = context.path("only").isArray();
    boolean bySelf = context.path("triggerKind").asInt() == AUTOMATIC;
    if (wants(FIX_ALL, context) && (asked || !bySelf)) {
      Optional<String> fixed = look.fixedSafely();
      if (fixed.isPresent()) {
        add(FIX_ALL, "Apply all safe fixes of pggen", fixed.get());
      }
    }
    return actions;
  }

  /** Whether a client that names kinds names this one, or one that it belongs to. */
  private static boolean wants(String kind, JsonNode context) {
    JsonNode only = context.path("only");
    boolean wants = !only.isArray();
    for (JsonNode each : only) {
      String wanted = each.asText();
      wants |= wanted.isEmpty() || kind.equals(wanted) || kind.startsWith(wanted + ".");
    }
    return wants;
  }

  private void mend(List<Finding> findings, boolean safe) throws IOException {
    for (Finding finding : findings) {
      Optional<Fix> fix = finding.fix().filter(f -> f.safe() == safe);
      Optional<String> fixed = fix.isPresent() ? look.fixed(finding) : Optional.empty();
      if (fix.isPresent() && fixed.isPresent()) {
        String title = fix.get().title();
        String id = finding.rule().id();
        ObjectNode action =
            add(
                QUICK_FIX,
                title.substring(0, 1).toUpperCase(Locale.ROOT)
                    + title.substring(1)
                    + (safe ? " (" + id + ")" : " (" + id + ", unsafe: may change what runs)"),
                fixed.get());
        action.putArray("diagnostics").add(diagnostics.of(finding, look));
        if (safe) {
          action.put("isPreferred", true);
        }
      }
    }
  }

  private void accept(List<Finding> findings) throws IOException {
    for (Finding finding : findings) {
      Optional<String> accepted = look.ignoring(finding);
      if (accepted.isPresent()) {
        String title = "Ignore " + finding.rule().id() + " here; write the reason for REASON";
        ObjectNode action = add(QUICK_FIX, title, accepted.get());
        action.putArray("diagnostics").add(diagnostics.of(finding, look));
      }
    }
  }

  private ObjectNode add(String kind, String title, String after) {
    ObjectNode action = actions.addObject().put("title", title).put("kind", kind);
    action.set("edit", Edits.of(open, after, versioned));
    return action;
  }
}

package dev.pggen.cli;

import dev.pggen.source.Span;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.StackFacts;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a patch changes in the stack, fact by fact. */
final class PatchEffect {
  /** Facts whose text may hold what nobody should read over a shoulder. */
  private static final Set<FactKind> UNTOLD =
      Set.of(FactKind.ENV, FactKind.SECRET_ENV, FactKind.LAUNCH, FactKind.LABELS);

  private PatchEffect() {}

  /** A line for each fact; empty without a patch, and if it changes none. */
  static String of(OnTarget target) {
    Optional<YamlMap> patch = target.planned().spec().patch();
    if (patch.isEmpty()) {
      return "";
    }
    // read back as well: what the runtime cannot hold is lost with and without the patch
    StackFacts before = StackFacts.of(target.unpatched());
    StackFacts after = StackFacts.of(target.stack());
    SortedSet<StackFacts.Key> keys = new TreeSet<>(before.rows().keySet());
    keys.addAll(after.rows().keySet());
    StringBuilder out = new StringBuilder();
    for (StackFacts.Key key : keys) {
      String old = before.rows().getOrDefault(key, "none");
      String now = after.rows().getOrDefault(key, "none");
      if (!old.equals(now)) {
        out.append("  patched ").append(place(patch.get(), key)).append(": ");
        out.append(kind(key.kind())).append(" of ").append(key.subject());
        out.append(UNTOLD.contains(key.kind()) ? "" : ": " + old + " -> " + now).append('\n');
      }
    }
    return out.toString();
  }

  private static String kind(FactKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The deepest key of the patch whose way names what the fact is about, like {@code web PORT}. */
  private static String place(YamlMap patch, StackFacts.Key key) {
    Span span = patch.span();
    YamlNode here = patch;
    for (String word : key.subject().split(" ")) {
      Optional<YamlMap.Entry> found = below(here, word);
      if (found.isEmpty()) {
        break;
      }
      span = found.get().key().span();
      here = found.get().value();
    }
    return span.path() + ":" + span.line();
  }

  private static Optional<YamlMap.Entry> below(YamlNode node, String name) {
    Optional<YamlMap> map = node.asMap();
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Optional<YamlMap.Entry> here = map.get().entry(name);
    if (here.isPresent()) {
      return here;
    }
    return map.get().entries().stream().flatMap(e -> below(e.value(), name).stream()).findFirst();
  }
}

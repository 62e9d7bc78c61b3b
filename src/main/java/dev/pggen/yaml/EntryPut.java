package dev.pggen.yaml;

import java.util.List;
import java.util.Optional;

/** Puts a value at a key, in the document's own style; what is missing is made at the end. */
final class EntryPut {
  private final Offsets at;
  private final YamlMap root;

  EntryPut(Offsets at, YamlMap root) {
    this.at = at;
    this.root = root;
  }

  /** What there is to do, or nothing where something else stands in the way. */
  List<Edit> edits(List<String> path, String value) {
    YamlMap map = root;
    for (int i = 0; i < path.size(); i++) {
      Optional<YamlMap.Entry> entry = map.entry(path.get(i));
      List<String> rest = path.subList(i + 1, path.size());
      if (entry.isEmpty()) {
        return into(map, path.subList(i, path.size()), value);
      }
      if (rest.isEmpty()) {
        return over(entry.get(), value);
      }
      if (entry.get().value().isNull()) {
        return over(entry.get(), flow(rest, value, true));
      }
      if (!(entry.get().value() instanceof YamlMap inner)) {
        return List.of();
      }
      map = inner;
    }
    return List.of();
  }

  private List<Edit> over(YamlMap.Entry entry, String value) {
    if (entry.value().asScalar().isEmpty()) {
      return List.of();
    }
    int from = at.from(entry.value().span());
    int to = at.to(entry.value().span());
    if (from < to) {
      return List.of(new Edit(from, to, value));
    }
    int colon = at.to(entry.key().span());
    return at.at(colon) == ':' ? List.of(new Edit(colon + 1, colon + 1, " " + value)) : List.of();
  }

  private List<Edit> into(YamlMap map, List<String> path, String value) {
    int start = at.from(map.span());
    boolean braces = at.at(start) == '{';
    if (map.entries().isEmpty()) {
      return braces
          ? List.of(new Edit(start, at.to(map.span()), flow(path, value, true)))
          : List.of();
    }
    YamlMap.Entry last = map.entries().get(map.entries().size() - 1);
    int end = at.to(last.value().span());
    if (braces) {
      boolean omitted = end == at.from(last.value().span());
      return omitted ? List.of() : List.of(new Edit(end, end, ", " + flow(path, value, false)));
    }
    if (!at.endsHere(end)) {
      return List.of();
    }
    String lines = block(path, value, map.entries().get(0).key().span().column() - 1);
    int line = at.nextLine(end);
    boolean broken = line > at.lineEnd(end);
    return List.of(
        broken
            ? new Edit(line, line, lines + at.lineBreak())
            : new Edit(line, line, at.lineBreak() + lines));
  }

  private String block(List<String> path, String value, int indent) {
    StringBuilder out = new StringBuilder();
    int step = step();
    for (int i = 0; i < path.size(); i++) {
      out.append(" ".repeat(indent + i * step)).append(key(path.get(i))).append(':');
      out.append(i == path.size() - 1 ? " " + value : at.lineBreak());
    }
    return out.toString();
  }

  /** How deep the document indents: as its first map below the top does. */
  private int step() {
    return root.entries().stream()
        .flatMap(e -> e.value().asMap().stream())
        .filter(m -> at.at(at.from(m.span())) != '{')
        .mapToInt(m -> m.span().column() - root.span().column())
        .findFirst()
        .orElse(2);
  }

  private static String flow(List<String> path, String value, boolean braces) {
    String text = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      text = key(path.get(i)) + ": " + text;
      text = i > 0 || braces ? "{" + text + "}" : text;
    }
    return text;
  }

  private static String key(String name) {
    boolean plain = !name.isEmpty() && Character.isLetter(name.charAt(0));
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = c < 128 && (Character.isLetterOrDigit(c) || "_-.".indexOf(c) >= 0);
    }
    return plain ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

package dev.pggen.yaml;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.util.List;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Makes scalars, and remembers where they stood. */
final class ScalarReader {
  private final YamlDialect dialect;
  private final TextPlaces places;
  private final List<Finding> findings;
  private final List<int[]> ranges;

  /**
   * For one file.
   *
   * @param ranges takes the text of each scalar, that of blocks without the header line
   */
  ScalarReader(YamlDialect dialect, TextPlaces places, List<Finding> findings, List<int[]> ranges) {
    this.dialect = dialect;
    this.places = places;
    this.findings = findings;
    this.ranges = ranges;
  }

  /** A null where nothing was written. */
  YamlScalar nothing(int at) {
    return new YamlScalar(
        "", YamlScalar.Kind.NULL, YamlScalar.Style.PLAIN, places.span(at, at), "");
  }

  YamlScalar read(ScalarEvent event, NodeProperties properties) {
    int from = properties.content();
    int to = end(event, from);
    from = Math.min(from, to);
    YamlScalar.Style style = style(event);
    boolean block = style == YamlScalar.Style.LITERAL || style == YamlScalar.Style.FOLDED;
    ranges.add(new int[] {block ? Math.min(places.lineEnd(from), to) : from, to});
    Span span = places.span(from, to);
    String text = event.getValue();
    if (hasLoneSurrogate(text)) {
      findings.add(
          YamlRules.NOT_TEXT
              .at(span, "this text holds half a character")
              .help("write a character above U+FFFF as one `\\U` escape"));
    }
    return new YamlScalar(text, kind(text, style, properties.tag()), style, span, properties.tag());
  }

  /** Where its text ends: a block's trailing blank lines belong to nobody. */
  int end(ScalarEvent event, int from) {
    int to = event.getEndMark().getIndex();
    if (!event.isLiteral() && !event.isFolded()) {
      return to;
    }
    while (to > from && (places.blankAt(to - 1) || places.breakAt(to - 1))) {
      to--;
    }
    return to;
  }

  private YamlScalar.Kind kind(String text, YamlScalar.Style style, String tag) {
    boolean string = style != YamlScalar.Style.PLAIN || tag.equals("!!str") || tag.equals("!");
    return string ? YamlScalar.Kind.STRING : ScalarKinds.of(text, dialect);
  }

  private static YamlScalar.Style style(ScalarEvent event) {
    return switch (event.getScalarStyle()) {
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> YamlScalar.Style.DOUBLE_QUOTED;
      case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
      case LITERAL -> YamlScalar.Style.LITERAL;
      case FOLDED -> YamlScalar.Style.FOLDED;
      case PLAIN -> YamlScalar.Style.PLAIN;
    };
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}

package dev.pggen.yaml;

import dev.pggen.source.Comment;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Builds the tree of one file from its events. */
final class TreeReader {
  private final SourceFile file;
  private final YamlDialect dialect;
  private final TextPlaces places;
  private final List<Finding> findings = new ArrayList<>();
  private final List<int[]> scalarRanges = new ArrayList<>();
  private final Anchors anchors;
  private final ScalarReader scalars;
  private List<Event> events = List.of();
  private int next;
  private int lastEnd;

  TreeReader(SourceFile file, YamlDialect dialect) {
    this.file = file;
    this.dialect = dialect;
    this.places = new TextPlaces(file);
    this.anchors = new Anchors(dialect, places, findings);
    this.scalars = new ScalarReader(dialect, places, findings, scalarRanges);
  }

  Result<YamlDocument> read() {
    return read(file.text());
  }

  /** A document further down: what stands before its line is blank, so that places stay. */
  Result<YamlDocument> readFrom(int line) {
    StringBuilder text = new StringBuilder();
    int at = 1;
    for (int i = 0; i < places.length(); i++) {
      int c = places.at(i);
      text.appendCodePoint(at >= line || places.breakAt(i) ? c : ' ');
      at += c == '\n' || c == '\r' && places.at(i + 1) != '\n' ? 1 : 0;
    }
    Result<YamlDocument> read = read(text.toString());
    if (read.value().isEmpty()) {
      return read;
    }
    YamlDocument whole = read.value().get();
    List<Comment> comments =
        whole.comments().stream().filter(c -> c.span().line() >= line).toList();
    return Result.of(new YamlDocument(file, dialect, whole.root(), comments), read.findings());
  }

  /** The same as if the file had another text, in which all places are the same. */
  Result<YamlDocument> read(String text) {
    EventReader reader = EventReader.over(text, places);
    if (reader.broken().isPresent()) {
      return Result.failed(List.of(reader.broken().get()));
    }
    events = reader.events();
    YamlNode root = events.isEmpty() ? scalars.nothing(0) : node(1);
    reader.second().ifPresent(findings::add);
    List<Comment> comments = new CommentScanner(places, scalarRanges).scan(reader.end());
    return Result.of(new YamlDocument(file, dialect, root, comments), findings);
  }

  private YamlNode node(int depth) {
    Event event = events.get(next++);
    if (event instanceof AliasEvent alias) {
      lastEnd = alias.getEndMark().getIndex();
      return anchors.follow(alias, depth);
    }
    NodeEvent start = (NodeEvent) event;
    NodeProperties properties = NodeProperties.before(start, places);
    properties.check(dialect, places, findings);
    anchors.open(start, properties);
    YamlNode node = content(start, properties, depth);
    anchors.close(start, node);
    return node;
  }

  private YamlNode content(NodeEvent start, NodeProperties properties, int depth) {
    if (start instanceof ScalarEvent scalar) {
      lastEnd = scalars.end(scalar, properties.content());
      return scalars.read(scalar, properties);
    }
    CollectionStartEvent collection = (CollectionStartEvent) start;
    return collection instanceof MappingStartEvent
        ? map(collection, properties, depth)
        : list(collection, properties, depth);
  }

  private YamlMap map(CollectionStartEvent start, NodeProperties properties, int depth) {
    MapReader map = new MapReader(dialect, findings);
    while (!(events.get(next) instanceof CollectionEndEvent)) {
      int before = findings.size();
      YamlNode key = node(depth + 1);
      if (!(key instanceof YamlScalar)) {
        findings.subList(before, findings.size()).clear(); // the key itself is told once
      }
      YamlNode value = node(depth + 1);
      map.add(key, value);
    }
    return new YamlMap(map.entries(), end(start, properties), properties.tag());
  }

  private YamlList list(CollectionStartEvent start, NodeProperties properties, int depth) {
    List<YamlNode> items = new ArrayList<>();
    while (!(events.get(next) instanceof CollectionEndEvent)) {
      items.add(node(depth + 1));
    }
    return new YamlList(items, end(start, properties), properties.tag());
  }

  /** Takes the end event; snakeyaml ends a block where the next token starts, we at its content. */
  private Span end(CollectionStartEvent start, NodeProperties properties) {
    Event end = events.get(next++);
    if (start.isFlow()) {
      lastEnd = end.getEndMark().getIndex();
    }
    return places.span(properties.content(), lastEnd);
  }
}

package dev.pggen.yaml;

import dev.pggen.source.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/** The events of a text's first document, within the limits. */
final class EventReader {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ALIASES = 500;

  private final List<Event> events = new ArrayList<>();
  private final TextPlaces places;
  private Optional<Finding> broken = Optional.empty();
  private Optional<Finding> second = Optional.empty();
  private int end;

  private EventReader(TextPlaces places) {
    this.places = places;
    this.end = places.length();
  }

  static EventReader over(String text, TextPlaces places) {
    EventReader reader = new EventReader(places);
    reader.readAll(text);
    return reader;
  }

  /** Nodes and collection ends of the first document. */
  List<Event> events() {
    return events;
  }

  /** Why the events are not to be used: broken syntax, or beyond a limit. */
  Optional<Finding> broken() {
    return broken;
  }

  /** A document after the first. */
  Optional<Finding> second() {
    return second;
  }

  /** Where the first document ends. */
  int end() {
    return end;
  }

  static {
    // Of YAML 1.2, and in every reader that specs and manifests meet; the parser knows 1.1.
    ScannerImpl.ESCAPE_REPLACEMENTS.putIfAbsent('/', "/");
  }

  private void readAll(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(2 * TextChecks.MAX_TEXT);
    ParserImpl parser = new ParserImpl(new StreamReader(text), options);
    int documents = 0;
    int depth = 0;
    int aliases = 0;
    try {
      while (broken.isEmpty() && second.isEmpty()) {
        Event event = parser.getEvent();
        if (event instanceof StreamEndEvent) {
          return;
        }
        if (event instanceof DocumentStartEvent && ++documents > 1) {
          secondDocument(event);
        }
        if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
          tooLarge(event, "nested deeper than " + MAX_DEPTH + " levels");
        }
        if (event instanceof CollectionEndEvent) {
          depth--;
        }
        if (event instanceof AliasEvent && ++aliases > MAX_ALIASES) {
          tooLarge(event, "more than " + MAX_ALIASES + " aliases");
        }
        if (event instanceof NodeEvent || event instanceof CollectionEndEvent) {
          events.add(event);
        }
      }
    } catch (YAMLException e) {
      broken = Optional.of(ParserMessages.finding(e, places));
    }
  }

  private void secondDocument(Event event) {
    end = event.getStartMark().getIndex();
    int to = Math.min(end + 3, places.lineEnd(end));
    second =
        Optional.of(
            YamlRules.SECOND_DOCUMENT
                .at(places.span(end, to), "a second document starts here")
                .help("move it into a file of its own"));
  }

  private void tooLarge(Event event, String what) {
    int from = event.getStartMark().getIndex();
    broken =
        Optional.of(
            YamlRules.TOO_LARGE
                .at(places.span(from, from + 1), what)
                .help("nothing that is meant needs so many: write it out, or split the file"));
  }
}

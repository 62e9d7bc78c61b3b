package dev.pggen.read.truenas;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that containers carry in their environment, and where their lines stand in the app. */
final class Carried {
  private static final String TEXT = "PGGEN_TEXT_";
  private static final String SCRIPTS = "PGGEN_SCRIPTS";
  private static final String SCRIPT_DIRECTORY = "/etc/pggen/scripts";
  private static final Pattern HEAD = Pattern.compile("[0-7]{4} (/[^\n]+)\n");

  private final SourceFile manifest;
  private final Map<SourceFile, YamlScalar> places = new IdentityHashMap<>();

  Carried(SourceFile manifest) {
    this.manifest = manifest;
  }

  /** Whether a variable is only there for what it carries. */
  static boolean isCarrier(String variable) {
    return variable.startsWith(TEXT) || variable.equals(SCRIPTS);
  }

  /**
   * The texts of each container.
   *
   * @param byContainer by name of the container, then by path in it
   * @param scripts containers that carry all scripts
   */
  record Texts(Map<String, Map<String, SourceFile>> byContainer, Map<String, Boolean> scripts) {
    /** Whether a container writes something into a directory. */
    boolean reach(String container, String directory) {
      return scripts.containsKey(container) && directory.equals(SCRIPT_DIRECTORY)
          || byContainer.getOrDefault(container, Map.of()).keySet().stream()
              .anyMatch(path -> path.startsWith(directory + "/"));
    }

    /** The files of a container as they would lie beside the manifest. */
    Map<String, SourceFile> files(String container) {
      Map<String, SourceFile> files = new TreeMap<>();
      byContainer
          .getOrDefault(container, Map.of())
          .forEach(
              (path, file) -> {
                int slash = path.lastIndexOf('/');
                files.put(
                    Dataset.output(path.substring(0, slash)) + path.substring(slash + 1), file);
              });
      return files;
    }
  }

  /** All texts of a document. */
  Texts of(YamlMap root) {
    Map<String, Map<String, SourceFile>> byContainer = new HashMap<>();
    Map<String, Boolean> scripts = new HashMap<>();
    Optional<YamlMap> services = root.get("services").flatMap(YamlNode::asMap);
    for (YamlMap.Entry service : services.map(YamlMap::entries).orElse(java.util.List.of())) {
      Optional<YamlMap> environment =
          service.value().asMap().flatMap(m -> m.get("environment")).flatMap(YamlNode::asMap);
      for (YamlMap.Entry variable : environment.map(YamlMap::entries).orElse(java.util.List.of())) {
        Optional<YamlScalar> value = variable.value().asScalar();
        if (variable.name().equals(SCRIPTS)) {
          scripts.put(service.name(), true);
        } else if (variable.name().startsWith(TEXT) && value.isPresent()) {
          text(value.get(), byContainer.computeIfAbsent(service.name(), n -> new TreeMap<>()));
        }
      }
    }
    return new Texts(byContainer, scripts);
  }

  private void text(YamlScalar value, Map<String, SourceFile> texts) {
    String text = value.text().replace("$$", "$");
    Matcher head = HEAD.matcher(text);
    if (head.lookingAt()) {
      String path = head.group(1);
      SourceFile file = SourceFile.of(path, text.substring(head.end()));
      places.put(file, value);
      texts.put(path, file);
    }
  }

  /** Where a place of a text stands in the app; every other place is where it is. */
  Span place(Span span) {
    YamlScalar value = places.get(span.file());
    if (value == null) {
      return span;
    }
    boolean lines = value.style() == YamlScalar.Style.LITERAL;
    int from = value.span().line() + 1;
    if (!lines || from + span.endLine() > manifest.lineCount()) {
      return value.span();
    }
    return new Span(
        manifest,
        from + span.line(),
        column(span.file(), from, span.line(), span.column()),
        from + span.endLine(),
        column(span.file(), from, span.endLine(), span.endColumn()));
  }

  /** Behind the indent; each dollar sign before it is written twice. */
  private int column(SourceFile file, int from, int line, int column) {
    String head = manifest.line(from);
    int indent = head.length() - head.stripLeading().length();
    String text = file.line(line);
    int dollars = 0;
    int end =
        text.offsetByCodePoints(0, Math.min(column - 1, text.codePointCount(0, text.length())));
    for (int i = 0; i < end; i++) {
      dollars += text.charAt(i) == '$' ? 1 : 0;
    }
    return indent + column + dollars;
  }
}

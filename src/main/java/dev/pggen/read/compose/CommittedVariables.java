package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.read.compose.model.EnvFiles;
import dev.pggen.read.compose.model.Project;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Text;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables that a project takes from a {@code .env} or an {@code env_file} which the repository
 * keeps. Nothing is read where there is no such file.
 *
 * <p>Silent about what nobody asks for, and about examples to be copied.
 */
final class CommittedVariables {
  private static final String DOT_ENV = ".env";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");
  private static final Set<String> EXAMPLES =
      Set.of("example", "examples", "sample", "template", "tmpl", "tpl", "dist");

  private final YamlDocument manifest;
  private final Project project;
  private final FileSet around;
  private final Map<Span, EnvVar> found = new TreeMap<>();

  CommittedVariables(YamlDocument manifest, Project project, FileSet around) {
    this.manifest = manifest;
    this.project = project;
    this.around = around;
  }

  /** Each once, in the order of their places. */
  List<EnvVar> read(Function<Span, Origin> origins) {
    if (around.isCommitted(DOT_ENV)) {
      Set<String> asked = asked();
      EnvFiles.in(DOT_ENV, around)
          .forEach((name, value) -> add(name, value, asked.contains(name), origins));
    }
    for (String path : named()) {
      if (!isExample(path) && around.isCommitted(path)) {
        EnvFiles.in(path, around).forEach((name, value) -> add(name, value, true, origins));
      }
    }
    return new ArrayList<>(found.values());
  }

  /** The names that the files of the project ask for. */
  private Set<String> asked() {
    Set<String> names = new HashSet<>();
    asked(manifest.root(), names);
    for (Reading.Part part : project.parts()) {
      if (part.document() instanceof YamlDocument document) {
        asked(document.root(), names);
      }
    }
    for (YamlMap service : services()) {
      service.get("environment").ifPresent(environment -> passedOn(environment, names));
    }
    return names;
  }

  private static void asked(YamlNode node, Set<String> names) {
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        asked(entry.value(), names);
      }
    } else if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        asked(item, names);
      }
    } else {
      String text = node.asScalar().map(s -> s.text().replace("$$", "")).orElse("");
      Matcher reference = REFERENCE.matcher(text);
      while (reference.find()) {
        names.add(reference.group(1));
      }
    }
  }

  /** A name without a value asks for one of its own. */
  private static void passedOn(YamlNode environment, Set<String> names) {
    if (environment instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (entry.value().isNull()) {
          names.add(entry.name());
        }
      }
    } else if (environment instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        item.asScalar().ifPresent(s -> names.add(s.text()));
      }
    }
  }

  private List<YamlMap> services() {
    List<YamlMap> maps = new ArrayList<>();
    Optional<YamlMap> services = project.root().get("services").flatMap(YamlNode::asMap);
    for (YamlMap.Entry entry : services.map(YamlMap::entries).orElse(List.of())) {
      entry.value().asMap().ifPresent(maps::add);
    }
    return maps;
  }

  /** The env files of all services, by their paths. */
  private Set<String> named() {
    Set<String> paths = new HashSet<>();
    for (YamlMap service : services()) {
      if (service.get("env_file").isPresent()) {
        paths.addAll(EnvFiles.of(service, around).named().keySet());
      }
    }
    return paths;
  }

  private static boolean isExample(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    for (String word : name.split("[._-]")) {
      if (EXAMPLES.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private void add(
      String name, EnvFiles.Value value, boolean taken, Function<Span, Origin> origins) {
    String raw = value.span().text();
    if (!taken || raw.startsWith("<") && raw.endsWith(">")) {
      return; // <what to write here> is no value yet
    }
    Origin origin = origins.apply(value.span());
    Fact<Text> fact =
        value
            .text()
            .<Fact<Text>>map(t -> Fact.of(Text.of(t), origin))
            .orElseGet(() -> new Fact.Unknown<>(origin));
    Optional<Expression> expression = raw.startsWith("'") ? Optional.empty() : References.of(raw);
    found.put(value.span(), new EnvVar(name, fact, expression));
  }
}

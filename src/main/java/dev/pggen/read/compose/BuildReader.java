package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageBuild;
import dev.pggen.stack.ImageRef;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a service's image is made: its {@code build} and the Dockerfile that this names. */
final class BuildReader {
  private static final String STANDARD = "Dockerfile";

  private final Section service;
  private final FileSet around;

  private BuildReader(Section service, FileSet around) {
    this.service = service;
    this.around = around;
  }

  static Fact<Optional<ImageBuild>> of(Section service, FileSet around) {
    BuildReader reader = new BuildReader(service, around);
    return service.fact(
        "build",
        node -> reader.build(node).map(Optional::of),
        Fact.decided(Optional.empty(), "it is not made here"));
  }

  private Optional<ImageBuild> build(YamlNode node) {
    if (node.asMap().isEmpty()) {
      return Section.text(node).map(context -> build(path(context, STANDARD), true));
    }
    YamlMap map = node.asMap().get();
    boolean plain = map.get("dockerfile_inline").isEmpty() && map.get("target").isEmpty();
    Optional<String> context = text(map, "context", ".");
    Optional<String> dockerfile = text(map, "dockerfile", STANDARD);
    return context.flatMap(c -> dockerfile.map(d -> build(path(c, d), plain)));
  }

  private static Optional<String> text(YamlMap map, String key, String standard) {
    Optional<YamlNode> node = map.get(key).filter(n -> !n.isNull());
    return node.isEmpty() ? Optional.of(standard) : Section.text(node.get());
  }

  private static String path(String context, String dockerfile) {
    String directory = context.startsWith("./") ? context.substring(2) : context;
    String stripped = directory.replaceAll("/+$", "");
    return stripped.isEmpty() || stripped.equals(".") ? dockerfile : stripped + "/" + dockerfile;
  }

  private ImageBuild build(String path, boolean plain) {
    Fact<ImageRef> unknown = Fact.unknown("the Dockerfile does not tell it in so many words");
    return new ImageBuild(
        path, plain ? around.file(path).map(this::base).orElse(unknown) : unknown, List.of());
  }

  /** What the last stage starts from; unknown where a line may not be what it looks like. */
  private Fact<ImageRef> base(SourceFile file) {
    Map<String, Fact<ImageRef>> stages = new HashMap<>();
    Fact<ImageRef> last = Fact.unknown("the Dockerfile starts from nothing");
    boolean continued = false;
    for (int i = 1; i <= file.lineCount(); i++) {
      String line = file.line(i).strip();
      if (line.contains("<<")) {
        return Fact.unknown("the Dockerfile holds texts of other languages");
      }
      if (!continued && line.toUpperCase(Locale.ROOT).startsWith("FROM ")) {
        last = stage(file, i, line.split("\\s+"), stages);
      }
      continued = line.endsWith("\\") || (continued && (line.isEmpty() || line.startsWith("#")));
    }
    return last;
  }

  private Fact<ImageRef> stage(
      SourceFile file, int number, String[] words, Map<String, Fact<ImageRef>> stages) {
    int at = words.length > 1 && words[1].startsWith("--") ? 2 : 1;
    if (at >= words.length || words[at].contains("$") || words[at].endsWith("\\")) {
      return Fact.unknown("an argument of the build decides it");
    }
    String name = words[at];
    int column = file.line(number).indexOf(name) + 1;
    Fact<ImageRef> base =
        stages.getOrDefault(
            name.toLowerCase(Locale.ROOT),
            Fact.of(
                ImageRef.parse(name),
                service
                    .origins()
                    .apply(file.span(number, column, number, column + name.length()))));
    if (at + 2 < words.length && words[at + 1].equalsIgnoreCase("AS")) {
      stages.put(words[at + 2].toLowerCase(Locale.ROOT), base);
    }
    return base;
  }
}

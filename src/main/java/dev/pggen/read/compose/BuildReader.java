package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.read.compose.model.EnvFiles;
import dev.pggen.read.dockerfile.Stage;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageBuild;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.User;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a service's image is made: its {@code build} and the Dockerfile that this names. */
final class BuildReader {
  private static final String STANDARD = "Dockerfile";
  private static final Fact<ImageRef> UNKNOWN =
      Fact.unknown("the Dockerfile does not tell it in so many words");

  private static final Fact<User> UNKNOWN_USER = Fact.unknown("the image says as whom it runs");

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
      return Section.text(node)
          .map(context -> build(path(context, STANDARD), Optional.empty(), Map.of()));
    }
    YamlMap map = node.asMap().get();
    Optional<String> context = text(map, "context", ".");
    Optional<String> dockerfile = text(map, "dockerfile", STANDARD);
    Optional<String> target = text(map, "target", "");
    if (context.isEmpty() || dockerfile.isEmpty()) {
      return Optional.empty();
    }
    String path = path(context.get(), dockerfile.get());
    return Optional.of(
        map.get("dockerfile_inline").isPresent() || target.isEmpty()
            ? new ImageBuild(path, UNKNOWN, List.of(), false, UNKNOWN_USER)
            : build(path, target.filter(t -> !t.isEmpty()), arguments(map)));
  }

  private static Optional<String> text(YamlMap map, String key, String standard) {
    Optional<YamlNode> node = map.get(key).filter(n -> !n.isNull());
    return node.isEmpty() ? Optional.of(standard) : Section.text(node.get());
  }

  /**
   * An argument without a value is taken from the file beside, or from whoever starts the build.
   */
  private Map<String, Optional<String>> arguments(YamlMap map) {
    Map<String, Optional<String>> arguments = new HashMap<>();
    map.get("args")
        .map(Section::pairs)
        .orElse(Map.of())
        .forEach(
            (name, value) ->
                arguments.put(name, value.isNull() ? beside(name) : Section.text(value)));
    return arguments;
  }

  private Optional<String> beside(String name) {
    return Optional.ofNullable(EnvFiles.in(".env", around).get(name)).flatMap(EnvFiles.Value::text);
  }

  private static String path(String context, String dockerfile) {
    String directory = context.startsWith("./") ? context.substring(2) : context;
    String stripped = directory.replaceAll("/+$", "");
    return stripped.isEmpty() || stripped.equals(".") ? dockerfile : stripped + "/" + dockerfile;
  }

  private ImageBuild build(
      String path, Optional<String> target, Map<String, Optional<String>> arguments) {
    Optional<Stage> stage = around.file(path).flatMap(file -> Stage.last(file, target, arguments));
    Fact<ImageRef> base =
        stage
            .flatMap(s -> s.base().map(b -> Fact.of(b, service.origins().apply(s.place()))))
            .orElse(UNKNOWN);
    Fact<User> user =
        stage
            .flatMap(Stage::root)
            .map(span -> Fact.of(new User(0, 0), service.origins().apply(span)))
            .orElse(UNKNOWN_USER);
    return new ImageBuild(path, base, List.of(), stage.filter(Stage::plain).isPresent(), user);
  }
}

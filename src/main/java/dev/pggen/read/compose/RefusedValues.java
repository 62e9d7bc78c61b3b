package dev.pggen.read.compose;

import dev.pggen.source.Finding;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of services of which Compose or the engine knows a few, and refuses all others. */
final class RefusedValues {
  private static final String CONDITION =
      "service_started|service_healthy|service_completed_successfully";

  /**
   * A key and what it may say.
   *
   * @param known a pattern for all of it
   * @param shown the same for readers
   */
  private record Choice(String key, Pattern known, String shown) {
    Choice(String key, String known, String shown) {
      this(key, Pattern.compile(known), shown);
    }
  }

  private static final List<Choice> CHOICES =
      List.of(
          new Choice(
              "restart",
              "|no|false|always|unless-stopped|on-failure(:[0-9]+)?",
              "`no`, `always`, `on-failure`, `on-failure:5` or `unless-stopped`"),
          new Choice(
              "pull_policy",
              "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+",
              "`always`, `never`, `missing`, `build`, `daily`, `weekly` or `every_12h`"),
          new Choice("cgroup", "host|private", "`host` or `private`"));

  private static final Choice WAITS =
      new Choice(
          "condition",
          CONDITION,
          "`service_started`, `service_healthy` or `service_completed_successfully`");

  private RefusedValues() {}

  static List<Finding> of(Optional<YamlMap> services) {
    List<Finding> found = new ArrayList<>();
    for (YamlMap.Entry entry : services.map(YamlMap::entries).orElse(List.of())) {
      Optional<YamlMap> service = entry.value().asMap();
      for (Choice choice : CHOICES) {
        service.ifPresent(map -> check(map, choice, found));
      }
      Optional<YamlMap> others =
          service.flatMap(map -> map.get("depends_on")).flatMap(YamlNode::asMap);
      for (YamlMap.Entry other : others.map(YamlMap::entries).orElse(List.of())) {
        other.value().asMap().ifPresent(map -> check(map, WAITS, found));
      }
    }
    return found;
  }

  private static void check(YamlMap map, Choice choice, List<Finding> found) {
    map.get(choice.key())
        .flatMap(YamlNode::asScalar)
        .filter(text -> !text.isNull() && text.text().indexOf('$') < 0)
        .filter(text -> !choice.known().matcher(text.text()).matches())
        .map(
            text ->
                ComposeReader.NOT_COMPOSE
                    .at(text.span(), "`" + text.text() + "` is no value of `" + choice.key() + "`")
                    .help("write " + choice.shown()))
        .ifPresent(found::add);
  }
}

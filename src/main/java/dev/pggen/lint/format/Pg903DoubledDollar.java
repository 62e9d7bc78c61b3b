package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Written;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A dollar sign doubled for Compose in a spec, which needs no such thing. */
public final class Pg903DoubledDollar implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG903",
          "doubled-dollar",
          Severity.WARNING,
          "a shell takes `$$` for the number of its own process");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "spec";
  }

  @Override
  public Class<YamlDocument> documents() {
    return YamlDocument.class;
  }

  @Override
  public Stream<Finding> check(YamlDocument document) {
    return Stream.of("containers", "init_containers")
        .flatMap(section -> Places.maps(document, section))
        .flatMap(Pg903DoubledDollar::container);
  }

  private static Stream<Finding> container(YamlMap container) {
    return Stream.of(
            Places.at(container, "env"),
            Places.at(container, "command"),
            Places.at(container, "entrypoint"),
            Places.at(container, "healthcheck", "command"))
        .flatMap(node -> node.stream())
        .flatMap(Places::scalars)
        .flatMap(Pg903DoubledDollar::scalar);
  }

  private static Stream<Finding> scalar(YamlScalar scalar) {
    String text = scalar.text();
    List<Finding> found = new ArrayList<>();
    int at = text.indexOf("$$");
    while (at >= 0) {
      int end = Dollar.nameEnd(text, at + 2);
      if (end > at + 2) {
        String written = text.substring(at, end);
        found.add(
            INFO.at(scalar.part(at, end), "`" + written + "` reaches the container as it is")
                .help("write `" + written.substring(1) + "`: pggen doubles it where a target asks")
                .unsafely(
                    "write one sign",
                    Written.over(scalar.part(at, end), written, written.substring(1))));
      }
      at = text.indexOf("$$", Math.max(end, at + 2));
    }
    return found.stream();
  }
}

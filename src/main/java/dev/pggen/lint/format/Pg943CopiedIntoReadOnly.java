package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A text that Compose copies into the container, whose root file system cannot be written. */
public final class Pg943CopiedIntoReadOnly implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG943",
          "copied-into-read-only",
          Severity.ERROR,
          "Compose writes such a text into the container before it starts, and refuses it here: the"
              + " service is not made");

  /** What is not mounted from a file. */
  private static final List<String> COPIED = List.of("content", "environment");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "compose";
  }

  @Override
  public Class<YamlDocument> documents() {
    return YamlDocument.class;
  }

  @Override
  public Stream<Finding> check(YamlDocument document) {
    List<Finding> found = new ArrayList<>();
    Places.maps(document, "services")
        .forEach(
            service ->
                Places.scalar(service, "read_only")
                    .filter(s -> s.text().equalsIgnoreCase("true"))
                    .ifPresent(readOnly -> service(document, service, readOnly, found)));
    return found.stream();
  }

  private static void service(
      YamlDocument document, YamlMap service, YamlScalar readOnly, List<Finding> found) {
    for (String kind : new String[] {"configs", "secrets"}) {
      for (YamlNode item : Places.items(service.get(kind))) {
        Optional<YamlScalar> name =
            item instanceof YamlMap map ? Places.scalar(map, "source") : item.asScalar();
        Optional<YamlMap.Entry> copied =
            name.flatMap(n -> Places.named(document, kind, n.text()))
                .flatMap(Pg943CopiedIntoReadOnly::copied);
        if (copied.isPresent()) {
          found.add(
              INFO.at(
                      name.get().span(),
                      "`" + name.get().text() + "` cannot be written into a read-only container")
                  .related(readOnly.span(), "its root file system is closed here")
                  .related(copied.get().key().span(), "no file that could be mounted")
                  .help("give it a `file`, which is mounted; or take `read_only` out"));
        }
      }
    }
  }

  private static Optional<YamlMap.Entry> copied(YamlMap described) {
    return COPIED.stream().flatMap(key -> described.entry(key).stream()).findFirst();
  }
}

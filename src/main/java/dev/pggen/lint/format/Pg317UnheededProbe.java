package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server has a probe, and who depends on it waits for its start alone. */
public final class Pg317UnheededProbe implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG317",
          "unheeded-probe",
          Severity.WARNING,
          "a list in `depends_on` waits until the container runs: at its first start the server"
              + " does not answer for seconds, and the app fails or gives up");

  private static final String HEALTHY = "service_healthy";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    List<ComposeService> waiting = new ArrayList<>();
    for (ComposeService service : file.services()) {
      if (service.map().get("depends_on").isPresent()) {
        waiting.add(service);
      }
    }
    for (ComposeService server : waiting.isEmpty() ? waiting : file.services()) {
      if (!server.isServer() && !server.isServerOfSomebody() && !server.startsLikeOfficial()) {
        continue;
      }
      Optional<Probe> probe = Probe.of(server);
      for (ComposeService other : probe.isEmpty() ? List.<ComposeService>of() : waiting) {
        if (other.waitsFor(server.name()).filter("service_started"::equals).isPresent()) {
          found.add(finding(other, server, probe.get()));
        }
      }
    }
  }

  private static Finding finding(ComposeService other, ComposeService server, Probe probe) {
    YamlNode waits = other.map().get("depends_on").orElseThrow();
    Span key = other.map().entry("depends_on").orElseThrow().key().span();
    Optional<Span> word = word(waits, server.name());
    Finding finding =
        INFO.at(
                word.orElse(key),
                "`"
                    + other.name()
                    + "` waits until `"
                    + server.name()
                    + "` runs, not until it answers")
            .related(probe.test().span(), "its probe knows when it does")
            .help("write `depends_on: {" + server.name() + ": {condition: service_healthy}}`");
    return change(waits, server.name())
        .map(change -> finding.fix(Fix.unsafe("wait until it is healthy", change)))
        .orElse(finding);
  }

  private static Optional<Span> word(YamlNode waits, String server) {
    if (waits instanceof YamlMap map) {
      return map.entry(server).map(e -> e.key().span());
    }
    return Places.items(Optional.of(waits)).stream()
        .flatMap(item -> item.asScalar().stream())
        .filter(item -> item.text().equals(server))
        .map(YamlScalar::span)
        .findFirst();
  }

  /** A condition in the place of another one, or a map in that of a list on one line. */
  private static Optional<Fix.Change> change(YamlNode waits, String server) {
    if (waits instanceof YamlMap map) {
      return Places.at(map, server, "condition")
          .map(YamlNode::span)
          .filter(span -> !span.text().isEmpty())
          .map(span -> new Fix.Replace(span, HEALTHY));
    }
    boolean line = waits instanceof YamlList && waits.span().text().startsWith("[");
    if (!line) {
      return Optional.empty();
    }
    StringBuilder all = new StringBuilder();
    for (YamlNode item : Places.items(Optional.of(waits))) {
      String name = item.span().text();
      boolean it = item.asScalar().filter(s -> s.text().equals(server)).isPresent();
      all.append(all.length() == 0 ? "{" : ", ")
          .append(name)
          .append(": {condition: ")
          .append(it ? HEALTHY : "service_started")
          .append('}');
    }
    return Optional.of(new Fix.Replace(waits.span(), all.append('}').toString()));
  }
}

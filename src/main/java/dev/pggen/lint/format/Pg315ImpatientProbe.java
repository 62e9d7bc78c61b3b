package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** A probe that gives a server up before its first start can be over. */
public final class Pg315ImpatientProbe implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG315",
          "impatient-probe",
          Severity.WARNING,
          "on a slow disk `initdb` takes longer, and Compose ends with `dependency failed to start:"
              + " container is unhealthy`");

  private static final long LEAST = 10;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.servers()) {
      Optional<Probe> probe = Probe.of(server).filter(p -> p.map().get("start_period").isEmpty());
      if (probe.isEmpty() || !server.isWhole()) {
        continue;
      }
      Optional<Long> patience = patience(probe.get().map());
      for (ComposeService other : file.services()) {
        if (patience.isPresent()
            && patience.get() < LEAST
            && other.waitsFor(server.name()).filter("service_healthy"::equals).isPresent()) {
          found.add(finding(server, other, probe.get(), patience.get()));
          break;
        }
      }
    }
  }

  /** Seconds from the start to the last failure that counts. */
  private static Optional<Long> patience(YamlMap map) {
    Optional<Long> interval = seconds(map, "interval", 30);
    Optional<Long> retries =
        Places.scalar(map, "retries").isEmpty()
            ? Optional.of(3L)
            : number(Places.scalar(map, "retries").map(YamlScalar::text).orElse(""));
    return interval.isPresent() && retries.isPresent()
        ? Optional.of(interval.get() * retries.get())
        : Optional.empty();
  }

  private static Optional<Long> seconds(YamlMap map, String key, long otherwise) {
    Optional<YamlScalar> written = Places.scalar(map, key);
    if (written.isEmpty()) {
      return Optional.of(otherwise);
    }
    String text = written.get().text();
    return text.endsWith("s") ? number(text.substring(0, text.length() - 1)) : Optional.empty();
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,6}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static Finding finding(
      ComposeService server, ComposeService waits, Probe probe, long patience) {
    YamlMap.Entry test = probe.map().entry("test").orElseThrow();
    return INFO.at(
            test.key().span(),
            "the probe of `" + server.name() + "` gives a new server up after " + patience + " s")
        .related(waits.place(), "this one is not started then")
        .help("add `start_period: 30s`: failures in that time do not count")
        .fix(
            Fix.safe(
                "give the first start 30 seconds",
                new Fix.Put(
                    test.key().span(),
                    List.of("services", server.name(), "healthcheck", "start_period"),
                    "30s")));
  }
}

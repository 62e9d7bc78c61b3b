package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Docker engine without TLS listens on the network of a server. */
public final class Pg534EngineInClear implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG534",
          "engine-in-clear",
          Severity.WARNING,
          "whoever reaches this port starts containers with any rights, and nobody is asked who"
              + " they are");

  private static final Pattern OPEN =
      Pattern.compile("tcp://(0\\.0\\.0\\.0|\\[?::]?)?(:2375)?(\\s|$)");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService engine : file.services()) {
      Optional<Span> open = open(engine);
      Optional<ComposeService> beside = open.isEmpty() ? Optional.empty() : beside(file, engine);
      beside.ifPresent(
          server ->
              found.add(
                  INFO.at(
                          open.get(),
                          "`"
                              + engine.name()
                              + "` takes orders without TLS on the network of `"
                              + server.name()
                              + "`")
                      .related(server.place(), "this server is on the same network")
                      .help(
                          "put the engine and who uses it on a network of their own, or leave the"
                              + " certificates on that the image makes by itself")));
    }
  }

  /** Where an engine is told to listen in clear. */
  private static Optional<Span> open(ComposeService service) {
    boolean engine =
        service
            .image()
            .filter(i -> i.full().equals("docker.io/library/docker") && i.tag().contains("dind"))
            .isPresent();
    if (!engine) {
      return Optional.empty();
    }
    Optional<Span> told =
        Stream.of("command", "entrypoint")
            .flatMap(key -> service.items(key).stream())
            .flatMap(Places::scalars)
            .filter(word -> OPEN.matcher(word.text().strip()).find())
            .map(YamlScalar::span)
            .findFirst();
    return told.or(
        () ->
            Optional.ofNullable(service.variables().get("DOCKER_TLS_CERTDIR"))
                .filter(value -> value.text().isEmpty() && !value.isNull())
                .map(YamlScalar::span));
  }

  private static Optional<ComposeService> beside(ComposeFile file, ComposeService engine) {
    Optional<Set<String>> mine = ComposeNetworks.of(file, engine);
    return file.servers().stream()
        .filter(
            s ->
                ComposeNetworks.of(file, s)
                    .filter(its -> mine.filter(m -> m.stream().anyMatch(its::contains)).isPresent())
                    .isPresent())
        .findFirst();
  }
}

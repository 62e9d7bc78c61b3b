package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec.HealthSpec;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * {@code healthcheck} of a container.
 *
 * <pre>
 * healthcheck: {http: /healthz, start_period: 2m}
 * </pre>
 */
final class HealthBinder {

  private HealthBinder() {}

  /**
   * @param hasPort whether the container has a port that can be asked without naming it
   */
  static Optional<HealthSpec> read(Block container, boolean hasPort, Binding in) {
    Optional<YamlScalar> word = container.scalar("healthcheck");
    if (word.isPresent()) {
      if (!word.get().text().equals("none")) {
        in.findings()
            .add(
                ShapeRules.BAD_VALUE
                    .at(word.get().span(), "`healthcheck` cannot be " + Shown.of(word.get().text()))
                    .help("write `none`, or a way to ask like `{http: /healthz}`"));
      }
      return Optional.of(none(word.get().span()));
    }
    return container.block("healthcheck").map(block -> read(block, container, hasPort, in));
  }

  private static HealthSpec none(Span span) {
    return new HealthSpec(
        true,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        false,
        HealthSpec.INTERVAL,
        HealthSpec.TIMEOUT,
        HealthSpec.RETRIES,
        HealthSpec.START_PERIOD,
        span);
  }

  private static HealthSpec read(Block block, Block container, boolean hasPort, Binding in) {
    HealthSpec health =
        new HealthSpec(
            false,
            block.word("http"),
            block.integer("port"),
            block.texts("command"),
            block.flag("tcp").map(At::value).orElse(false),
            block.flag("image").map(At::value).orElse(false),
            block.duration("interval").map(At::value).orElse(HealthSpec.INTERVAL),
            block.duration("timeout").map(At::value).orElse(HealthSpec.TIMEOUT),
            block.integer("retries").map(At::value).orElse(HealthSpec.RETRIES),
            block.duration("start_period").map(At::value).orElse(HealthSpec.START_PERIOD),
            container.keySpan("healthcheck"));
    check(health, hasPort, in.findings());
    return health;
  }

  private static void check(HealthSpec health, boolean hasPort, Findings findings) {
    boolean byPort = health.http().isPresent() || health.tcp();
    if (!byPort && health.command().isEmpty() && !health.image()) {
      findings.add(
          MeaningRules.CONTRADICTION
              .at(health.span(), "a health check that asks nothing")
              .help("add `http`, `command`, `tcp` or `image`, or write `healthcheck: none`"));
    }
    if (byPort && health.port().isEmpty() && !hasPort) {
      findings.add(
          ShapeRules.MISSING_KEY
              .at(health.span(), "no port to ask at")
              .why("the container has neither `port` nor `ports` nor `expose`")
              .help("add `port` to the health check"));
    }
    health
        .http()
        .filter(path -> !isRequestPath(path.value()))
        .ifPresent(
            path ->
                findings.add(
                    ValueRules.PATH
                        .at(path.span(), Shown.of(path.value()) + " is not the path of a request")
                        .help("begin with `/` and leave out host, port and blanks")));
  }

  private static boolean isRequestPath(String path) {
    return path.startsWith("/")
        && path.length() <= 1024
        && path.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '\'');
  }
}

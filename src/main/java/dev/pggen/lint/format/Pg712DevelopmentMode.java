package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.ImageRef;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A server is started in the mode that its project made for trying out. */
public final class Pg712DevelopmentMode implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG712",
          "development-mode",
          Severity.WARNING,
          "its project says that this mode is not for production: what protects and what keeps is"
              + " switched off");

  private static final Set<String> KEYCLOAK =
      Set.of("quay.io/keycloak/keycloak", "docker.io/keycloak/keycloak");

  private static final Set<String> VAULT =
      Set.of("docker.io/hashicorp/vault", "docker.io/library/vault");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      String image = service.image().map(ImageRef::full).orElse("");
      if (KEYCLOAK.contains(image)) {
        word(service, "start-dev")
            .ifPresent(
                span ->
                    found.add(
                        finding(
                            span,
                            service,
                            "without TLS, and with caches of its own",
                            "write `start`, with the host name and what stands before it in"
                                + " `KC_HOSTNAME` and `KC_PROXY_HEADERS`")));
      } else if (VAULT.contains(image) && service.isWhole()) {
        vault(service)
            .ifPresent(
                span ->
                    found.add(
                        finding(
                            span,
                            service,
                            "unsealed, and with everything in memory alone",
                            "write `command: server` with a configuration that names a storage")));
      }
    }
  }

  /** The image's own command is {@code server -dev}. */
  private static Optional<Span> vault(ComposeService service) {
    boolean own =
        service.map().get("command").isEmpty() && service.map().get("entrypoint").isEmpty();
    return own ? Optional.of(service.place()) : word(service, "-dev");
  }

  private static Optional<Span> word(ComposeService service, String wanted) {
    return Stream.of("command", "entrypoint")
        .flatMap(key -> service.items(key).stream())
        .flatMap(Places::scalars)
        .filter(word -> List.of(word.text().strip().split("\\s+", -1)).contains(wanted))
        .map(YamlScalar::span)
        .findFirst();
  }

  private static Finding finding(Span span, ComposeService service, String how, String help) {
    return INFO.at(span, "`" + service.name() + "` runs for development: " + how).help(help);
  }
}

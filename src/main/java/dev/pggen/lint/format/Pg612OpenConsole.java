package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.ImageRef;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page for the database that asks nobody who they are, open beyond its host. */
public final class Pg612OpenConsole implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG612",
          "open-console",
          Severity.ERROR,
          "whoever reaches the port reads and changes the database with the password that the page"
              + " has, and asks for none");

  private static final Pattern PRISMA_STUDIO = Pattern.compile("(^|[\\s/])prisma\\s+studio\\b");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      String image = service.image().map(ImageRef::full).orElse("");
      Optional<Span> port = open(service);
      if (port.isEmpty()) {
        continue;
      }
      if (isPrismaStudio(service)) {
        found.add(
            finding(service, port.get())
                .why(
                    "it asks nobody who they are, and knows no way to: whoever reaches the port"
                        + " reads and changes the database")
                .help("publish it on `127.0.0.1`, and come through a tunnel"));
      }
      if (!service.hasAllVariables()) {
        continue;
      }
      if (image.equals("docker.io/sosedoff/pgweb") && isPgwebOpen(service)) {
        found.add(
            finding(service, port.get())
                .help("set `PGWEB_AUTH_USER` and `PGWEB_AUTH_PASS`, or publish it on `127.0.0.1`"));
      } else if (image.equals("docker.io/dpage/pgadmin4")) {
        desktop(service)
            .ifPresent(
                mode ->
                    found.add(
                        finding(service, port.get())
                            .related(mode.span(), "so it asks nobody to sign in")
                            .help(
                                "take `PGADMIN_CONFIG_SERVER_MODE` out, or publish it on"
                                    + " `127.0.0.1`")));
      }
    }
  }

  /** Started by its command; no variable makes it ask for a password. */
  private static boolean isPrismaStudio(ComposeService service) {
    String command =
        service.items("command").stream()
            .flatMap(Places::scalars)
            .map(YamlScalar::text)
            .collect(Collectors.joining(" "));
    return PRISMA_STUDIO.matcher(command).find();
  }

  private static boolean isPgwebOpen(ComposeService service) {
    boolean connected =
        service.variables().keySet().stream().anyMatch(n -> n.endsWith("DATABASE_URL"))
            || says(service, "--url")
            || says(service, "--host");
    boolean asks =
        service.variables().keySet().stream().anyMatch(n -> n.endsWith("AUTH_USER"))
            || says(service, "--auth-user");
    return connected && !asks;
  }

  private static Optional<YamlScalar> desktop(ComposeService service) {
    return Optional.ofNullable(service.variables().get("PGADMIN_CONFIG_SERVER_MODE"))
        .filter(mode -> mode.text().equalsIgnoreCase("false"));
  }

  private static boolean says(ComposeService service, String option) {
    return service.items("command").stream()
        .flatMap(Places::scalars)
        .anyMatch(s -> s.text().contains(option));
  }

  /** A port that is open on more than the host itself. */
  private static Optional<Span> open(ComposeService service) {
    for (YamlNode item : service.items("ports")) {
      if (item instanceof YamlMap map) {
        boolean local = Places.scalar(map, "host_ip").filter(s -> isLocal(s.text())).isPresent();
        if (!local && map.get("published").isPresent()) {
          return Optional.of(map.span());
        }
      } else {
        Optional<YamlScalar> text = item.asScalar().filter(s -> s.text().contains(":"));
        if (text.isPresent() && !isLocal(text.get().text())) {
          return Optional.of(text.get().span());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isLocal(String text) {
    return text.matches("(127\\.|localhost|\\[?::1|\\$.*:.*:).*");
  }

  private static Finding finding(ComposeService service, Span port) {
    return INFO.at(
        port, "`" + service.name() + "` opens the database to whoever reaches this port");
  }
}

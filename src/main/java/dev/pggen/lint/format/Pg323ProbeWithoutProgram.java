package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.ImageRef;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A probe runs a program that its image does not hold. */
public final class Pg323ProbeWithoutProgram implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG323",
          "probe-without-program",
          Severity.WARNING,
          "the probe never passes: what waits for it is never started, and nobody sees when the"
              + " service really hangs");

  private static final Set<String> BOTH = Set.of("curl", "wget");
  private static final Set<String> CURL = Set.of("curl");

  /** What images lack, by their Dockerfiles and the threads that PG323's page names. */
  private static final Map<String, Set<String>> LACKS =
      Map.of(
          "quay.io/keycloak/keycloak", BOTH,
          "docker.io/keycloak/keycloak", BOTH,
          "docker.io/qdrant/qdrant", BOTH,
          "ghcr.io/zitadel/zitadel", BOTH,
          "docker.io/prom/prometheus", CURL,
          "docker.io/library/traefik", CURL,
          "docker.io/library/caddy", CURL,
          "docker.io/library/postgres", CURL);

  /** Since this one Keycloak's image is built upon a base without them. */
  private static final int KEYCLOAK = 21;

  private static final Pattern TOOL =
      Pattern.compile("(?<![\\w./-])(curl|wget|nc|bash)(?![\\w.-])|/dev/tcp");

  private static final Pattern MAJOR = Pattern.compile("([0-9]{1,3})(\\..*|-.*)?");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      Set<String> lacks = service.image().map(Pg323ProbeWithoutProgram::lacks).orElse(Set.of());
      if (lacks.isEmpty() || service.map().get("build").isPresent() || !service.isWhole()) {
        continue;
      }
      Probe.of(service)
          .flatMap(Pg323ProbeWithoutProgram::only)
          .filter(tool -> lacks.contains(tool.text()))
          .ifPresent(
              tool ->
                  found.add(
                      INFO.at(
                              tool,
                              "the image of `"
                                  + service.name()
                                  + "` holds no `"
                                  + tool.text()
                                  + "`")
                          .help(
                              "ask with what the image holds, as its own pages show, or build an"
                                  + " image with `"
                                  + tool.text()
                                  + "` in it")));
    }
  }

  private static Set<String> lacks(ImageRef image) {
    Set<String> lacks = LACKS.getOrDefault(image.full(), Set.of());
    Matcher major = MAJOR.matcher(image.tag());
    boolean before =
        image.full().endsWith("/keycloak")
            && (major.matches()
                ? Integer.parseInt(major.group(1)) < KEYCLOAK
                : !image.tag().isEmpty() && !image.tag().equals("latest"));
    boolean busybox = image.full().equals("docker.io/library/postgres");
    return before ? Set.of() : busybox || !image.tag().contains("curl") ? lacks : Set.of();
  }

  /** The one program that a probe may ask with; empty where it has another way. */
  private static Optional<Span> only(Probe probe) {
    Optional<YamlScalar> shell = probe.shell();
    if (shell.isPresent()) {
      Matcher m = TOOL.matcher(shell.get().text());
      if (!m.find()) {
        return Optional.empty();
      }
      Span place = shell.get().part(m.start(), m.end());
      return m.find() ? Optional.empty() : Optional.of(place);
    }
    List<YamlScalar> words = probe.program();
    return words.stream()
        .findFirst()
        .filter(w -> w.text().equals("curl") || w.text().equals("wget"))
        .map(w -> w.part(0, w.text().length()));
  }
}

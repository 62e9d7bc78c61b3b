package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.spec.TextSpec.Reference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** References lead somewhere, secrets stay out of arguments, and nobody waits in a ring. */
final class ReferenceCheck {
  private static final Set<String> SECRET_FIELDS = Set.of("password", "url", "ca");

  private final Spec spec;
  private final Findings findings;

  ReferenceCheck(Spec spec, Findings findings) {
    this.spec = spec;
    this.findings = findings;
  }

  void check() {
    all().forEach(this::container);
    DependencyCycles.check(spec, findings);
  }

  private Stream<ContainerSpec> all() {
    return Stream.concat(
        spec.containers().values().stream(), spec.initContainers().values().stream());
  }

  private void container(ContainerSpec container) {
    texts(container).forEach(t -> references(t).forEach(r -> leadsSomewhere(container, r)));
    Map<String, List<TextSpec>> open = new LinkedHashMap<>();
    open.put("command", container.command());
    open.put("entrypoint", container.entrypoint());
    open.put("labels", List.copyOf(container.labels().values()));
    open.put(
        "healthcheck",
        container.healthcheck().map(ContainerSpec.HealthSpec::command).orElse(List.of()));
    open.forEach(
        (key, texts) ->
            texts.stream().flatMap(ReferenceCheck::references).forEach(r -> notSecret(key, r)));
    for (At<String> name : container.dependsOn()) {
      dependsOn(container, name);
    }
  }

  /** Every string of a container that can hold references. */
  static Stream<TextSpec> texts(ContainerSpec container) {
    return Stream.of(
            container.env().values().stream(),
            container.command().stream(),
            container.entrypoint().stream(),
            container.labels().values().stream(),
            container.healthcheck().stream().flatMap(h -> h.command().stream()),
            container.files().values().stream().map(ContainerSpec.FileSpec::text))
        .flatMap(s -> s);
  }

  static Stream<Reference> references(TextSpec text) {
    return text.parts().stream()
        .flatMap(p -> p instanceof Reference reference ? Stream.of(reference) : Stream.empty());
  }

  private void leadsSomewhere(ContainerSpec from, Reference reference) {
    String subject = reference.subject();
    if (subject.equals("db")) {
      return;
    }
    if (subject.equals("secrets")) {
      if (!spec.secrets().containsKey(reference.field())) {
        Collection<String> known = spec.secrets().keySet();
        findings.add(
            ReferenceRules.UNKNOWN
                .at(
                    reference.span(),
                    "no secret `"
                        + reference.field()
                        + "`"
                        + DidYouMean.question(known, reference.field()))
                .help("add `" + reference.field() + ": {}` under `secrets:`"));
      }
      return;
    }
    ContainerSpec target = spec.containers().get(subject);
    if (target == null) {
      Collection<String> known =
          Stream.concat(spec.containers().keySet().stream(), Stream.of("db", "secrets", "vars"))
              .toList();
      findings.add(
          ReferenceRules.UNKNOWN
              .at(
                  reference.span(),
                  "no container `" + subject + "`" + DidYouMean.question(known, subject))
              .help("containers here: " + String.join(", ", spec.containers().keySet())));
      return;
    }
    reachable(from, target, reference);
    if (reference.field().equals("port") && target.ports().isEmpty() && target.expose().isEmpty()) {
      findings.add(
          ReferenceRules.UNKNOWN
              .at(reference.span(), "`" + subject + "` has no port")
              .related(target.span(), "neither `port` nor `expose` stands here")
              .help("add `expose:` to `" + subject + "`"));
    }
  }

  /** Names of containers are known on the stack's own network alone. */
  private void reachable(ContainerSpec from, ContainerSpec target, Reference reference) {
    if (from == target || !reference.field().equals("host")) {
      return;
    }
    Optional<At<Boolean>> outside = from.hostNetwork().or(target::hostNetwork);
    outside.ifPresent(
        host ->
            findings.add(
                MeaningRules.CONTRADICTION
                    .at(
                        reference.span(),
                        "`"
                            + from.name().value()
                            + "` and `"
                            + target.name().value()
                            + "` share no network")
                    .related(host.span(), "`network: host` stands here")
                    .help("publish the port on the host and write the address that is reached")));
  }

  private void notSecret(String key, Reference reference) {
    boolean secret =
        reference.subject().equals("secrets")
            || (reference.subject().equals("db") && SECRET_FIELDS.contains(reference.field()));
    if (secret && !reference.file()) {
      String name = reference.subject() + "." + reference.field();
      findings.add(
          ReferenceRules.SECRET_IN_ARGV
              .at(reference.span(), "`${" + name + "}` in `" + key + "`")
              .help(
                  "hand over the path with `${"
                      + name
                      + ".file}`, or write the value into one of `files:`"));
    }
  }

  private void dependsOn(ContainerSpec container, At<String> name) {
    if (name.value().equals(container.name().value())) {
      findings.add(
          ReferenceRules.CYCLE
              .at(name.span(), "`" + name.value() + "` depends on itself")
              .help("take it out"));
    } else if (!spec.containers().containsKey(name.value())) {
      boolean ours = name.value().equals("db");
      String question = DidYouMean.question(spec.containers().keySet(), name.value());
      findings.add(
          ReferenceRules.UNKNOWN
              .at(name.span(), "no container " + Shown.of(name.value()) + question)
              .help(
                  ours
                      ? "take it out: whoever mentions `${db.…}` waits for the database"
                      : "containers here: " + String.join(", ", spec.containers().keySet())));
    }
  }
}

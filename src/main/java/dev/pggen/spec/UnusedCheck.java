package dev.pggen.spec;

import dev.pggen.source.Fix;
import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec.MountSpec;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Secrets that nobody reads and volumes that nobody mounts. */
final class UnusedCheck {
  private UnusedCheck() {}

  static void check(Spec spec, Findings findings) {
    Set<String> secrets = new HashSet<>();
    Set<String> volumes = new HashSet<>();
    Stream.concat(spec.containers().values().stream(), spec.initContainers().values().stream())
        .forEach(
            c -> {
              ReferenceCheck.texts(c)
                  .flatMap(ReferenceCheck::references)
                  .filter(r -> r.subject().equals("secrets"))
                  .forEach(r -> secrets.add(r.field()));
              c.volumes().stream().map(MountSpec::volume).forEach(volumes::add);
            });
    spec.secrets()
        .forEach(
            (name, secret) -> {
              if (!secrets.contains(name)) {
                tell(
                    "secret",
                    name,
                    secret.span(),
                    secrets,
                    "read it with `${secrets." + name + "}`",
                    findings);
              }
            });
    spec.volumes()
        .forEach(
            (name, volume) -> {
              if (!volumes.contains(name)) {
                tell(
                    "volume",
                    name,
                    volume.span(),
                    volumes,
                    "mount it with `" + name + ":/path`",
                    findings);
              }
            });
  }

  private static void tell(
      String kind,
      String name,
      Span span,
      Collection<String> used,
      String help,
      Findings findings) {
    Optional<String> near = DidYouMean.among(used, name);
    String question = near.map(n -> "; did you mean `" + n + "`?").orElse("");
    Optional<Fix.RemoveEntry> removal =
        near.isEmpty() ? Optional.of(new Fix.RemoveEntry(span)) : Optional.empty();
    findings.add(
        MeaningRules.UNUSED
            .at(span, "nobody uses the " + kind + " `" + name + "`" + question)
            .help(near.map(n -> "write `" + n + "`").orElse(help) + ", or take it out")
            .unsafely("take it out", removal));
  }
}

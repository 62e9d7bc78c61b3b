package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec.PortSpec;
import java.util.Optional;

/** Keys that are right one by one and cannot both be obeyed. */
final class ContradictionCheck {
  private final Spec spec;
  private final Findings findings;

  private ContradictionCheck(Spec spec, Findings findings) {
    this.spec = spec;
    this.findings = findings;
  }

  static void check(Spec spec, Findings findings) {
    ContradictionCheck check = new ContradictionCheck(spec, findings);
    spec.containers().values().forEach(check::container);
    spec.initContainers().values().forEach(check::initContainer);
    check.versions();
    check.image();
    check.destination();
  }

  private void container(ContainerSpec container) {
    container.hostNetwork().ifPresent(host -> hostNetwork(container, host.span()));
    Optional<At<Integer>> replicas = container.limits().replicas().filter(n -> n.value() > 1);
    Optional<PortSpec> published =
        container.ports().stream()
            .filter(p -> p.publish().map(at -> !at.value().off()).orElse(true))
            .findFirst();
    if (replicas.isPresent() && published.isPresent()) {
      contradiction(
          replicas.get().span(),
          replicas.get().value() + " replicas cannot publish one port",
          published.get().span(),
          "this port is published",
          "write `publish: false` and put a proxy before them, or use `expose`");
    }
    secretLines(container);
  }

  private void hostNetwork(ContainerSpec container, Span host) {
    for (PortSpec port : container.ports()) {
      port.publish()
          .filter(p -> !p.value().off())
          .ifPresent(
              p ->
                  contradiction(
                      p.span(),
                      "nothing is published from the host's own network",
                      host,
                      "`network: host` stands here",
                      "take `publish` out: the port is open on the host as it is"));
    }
    container.networks().stream()
        .findFirst()
        .ifPresent(
            n ->
                contradiction(
                    n.span(),
                    "a container on the host's network joins no other",
                    host,
                    "`network: host` stands here",
                    "take one of them out"));
    container
        .limits()
        .replicas()
        .filter(n -> n.value() > 1)
        .ifPresent(
            n ->
                contradiction(
                    n.span(),
                    "replicas on the host's network would share their ports",
                    host,
                    "`network: host` stands here",
                    "run one of them"));
  }

  /** A secret in env travels in an env file whose readers agree on no escapes. */
  private void secretLines(ContainerSpec container) {
    container
        .env()
        .forEach(
            (name, text) -> {
              boolean secret =
                  ReferenceCheck.references(text)
                      .anyMatch(r -> !r.file() && isSecret(r.subject(), r.field()));
              boolean bad =
                  text.parts().stream()
                      .anyMatch(
                          p ->
                              p instanceof TextSpec.Literal l
                                  && (l.text().indexOf('\n') >= 0
                                      || l.text().indexOf('\r') >= 0
                                      || l.text().indexOf('\'') >= 0));
              if (secret && bad) {
                findings.add(
                    ShapeRules.BAD_VALUE
                        .at(text.span(), "line break or `'` beside a secret in `" + name + "`")
                        .why("the value goes into an env file, where neither can be written")
                        .help("fold it to one line without `'`, or use one of `files:`"));
              }
            });
  }

  private static boolean isSecret(String subject, String field) {
    return subject.equals("secrets")
        || (subject.equals("db") && (field.equals("password") || field.equals("url")));
  }

  private void initContainer(ContainerSpec container) {
    String name = container.name().value();
    ContainerSpec other = spec.containers().get(name);
    if (other != null) {
      contradiction(
          container.span(),
          "`" + name + "` is also the name of a container",
          other.span(),
          "it is taken here",
          "give one of them another name");
    }
    if (!container.ports().isEmpty()) {
      contradiction(
          container.ports().get(0).span(),
          "nobody can reach a container that runs before the others",
          container.span(),
          "this is an init container",
          "take the port out");
    }
    container
        .healthcheck()
        .filter(h -> !h.none())
        .ifPresent(
            h ->
                contradiction(
                    h.span(),
                    "a container that runs to its end is not asked for its health",
                    container.span(),
                    "this is an init container",
                    "take `healthcheck` out"));
    container
        .limits()
        .replicas()
        .filter(n -> n.value() > 1)
        .ifPresent(
            n ->
                contradiction(
                    n.span(),
                    "an init container runs once",
                    container.span(),
                    "this is an init container",
                    "take `replicas` out"));
  }

  private void versions() {
    PostgresSpec postgres = spec.postgres();
    postgres
        .image()
        .ifPresent(
            image -> {
              String major = postgres.version().value();
              int point = major.indexOf('.');
              String asked = point < 0 ? major : major.substring(0, point);
              Optional<String> shown = ImageMajor.of(image.value());
              if (shown.isPresent() && !shown.get().equals(asked)) {
                findings.add(
                    MeaningRules.VERSION_MISMATCH
                        .at(image.span(), "the image holds PostgreSQL " + shown.get())
                        .related(postgres.version().span(), "`version` says " + major)
                        .help("write `version: " + shown.get() + "`, or another image"));
              }
            });
  }

  /** An image of somebody else is not built, and only such a one has a family to tell. */
  private void image() {
    PostgresSpec postgres = spec.postgres();
    if (postgres.builds() && postgres.image().isPresent()) {
      contradiction(
          postgres.build().orElseThrow().span(),
          "an image that is named is not built",
          postgres.image().get().span(),
          "it is named here",
          "take `image` out to add packages to the official one, or `build` to run this one");
    }
    postgres
        .family()
        .filter(f -> postgres.image().isEmpty())
        .ifPresent(
            f ->
                findings.add(
                    MeaningRules.CONTRADICTION
                        .at(f.span(), "`family` beside no `image`")
                        .why("the official image is a Debian; nothing would obey the family")
                        .help("name an image with `postgres.image`, or take `family` out")));
  }

  private void destination() {
    spec.backup()
        .ifPresent(
            backup ->
                spec.volumes()
                    .forEach(
                        (name, volume) ->
                            volume
                                .hostPath()
                                .filter(
                                    p -> Paths.isAtOrBelow(backup.destination().value(), p.value()))
                                .ifPresent(
                                    p ->
                                        contradiction(
                                            backup.destination().span(),
                                            "backups would lie inside the volume `" + name + "`",
                                            p.span(),
                                            "the volume is here",
                                            "choose a directory that no container mounts"))));
  }

  private void contradiction(Span span, String message, Span other, String label, String help) {
    findings.add(MeaningRules.CONTRADICTION.at(span, message).related(other, label).help(help));
  }
}

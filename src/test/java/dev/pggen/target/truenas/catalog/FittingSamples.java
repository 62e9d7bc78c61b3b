package dev.pggen.target.truenas.catalog;

import dev.pggen.plan.Planner;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Port;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Samples without what no app of the catalog has: TLS, networks and devices of the host. */
final class FittingSamples {
  /**
   * Left out are those that cannot be so: authelia and paperless-ngx put the certificate into a
   * line with other things, maas wants the host's network, n8n has replicas.
   */
  static final List<String> NAMES =
      List.of(
          "authentik",
          "freshrss",
          "gitea",
          "grafana",
          "immich",
          "mastodon",
          "miniflux",
          "minimal",
          "nextcloud",
          "speedtest-tracker",
          "vaultwarden");

  private static final int FIRST_PORT = 31_230;

  private FittingSamples() {}

  static CatalogOptions options(int postgresUser) {
    return new CatalogOptions(
        "community",
        "1.0.0",
        "Sample",
        "A sample of the catalog.",
        "https://app.example.org",
        "https://app.example.org/changes",
        "https://app.example.org/icon.svg",
        List.of("https://app.example.org/source"),
        List.of("productivity"),
        List.of("sample"),
        List.of(),
        "2026-11-28",
        List.of(new CatalogOptions.Maintainer("sample", "sample@example.org")),
        postgresUser);
  }

  static Stack asItIs(String name) throws IOException {
    return plan(name, withoutCertificate(text(name)));
  }

  static Stack stack(String name) throws IOException {
    return withPorts(plan(name, fitting(text(name))));
  }

  static Stack changed(String name, String from, String to) throws IOException {
    String text = fitting(text(name));
    if (!text.contains(from)) {
      throw new IllegalArgumentException(name + " does not say " + from);
    }
    return withPorts(plan(name, text.replace(from, to)));
  }

  /** With numbers that the catalog allows. */
  private static Stack withPorts(Stack stack) {
    List<Workload> workloads = new ArrayList<>();
    int next = FIRST_PORT;
    for (Workload w : stack.workloads()) {
      List<Port> ports = new ArrayList<>();
      for (Port p : w.network().ports().ifKnown().orElse(List.of())) {
        ports.add(
            new Port(
                p.name(),
                p.container(),
                p.protocol(),
                "0.0.0.0",
                OptionalInt.of(next++),
                p.origin()));
      }
      workloads.add(with(w, ports));
    }
    return new Stack(
        stack.name(),
        stack.origin(),
        workloads,
        stack.servers(),
        stack.volumes(),
        stack.networks(),
        stack.secrets(),
        stack.appFiles(),
        stack.links(),
        stack.backups(),
        stack.directory());
  }

  private static Workload with(Workload w, List<Port> ports) {
    Workload.Connection c = w.network();
    return new Workload(
        w.name(),
        w.role(),
        w.image(),
        w.traits(),
        w.user(),
        w.launch(),
        w.env(),
        w.mounts(),
        new Workload.Connection(
            c.mode(),
            c.networks(),
            c.ports().isKnown() ? Fact.of(ports, c.ports().origin()) : c.ports(),
            c.expose()),
        w.health(),
        w.resources(),
        w.hardening(),
        w.lifecycle(),
        w.extras(),
        w.labels(),
        w.origin());
  }

  private static String text(String name) throws IOException {
    return Files.readString(Path.of("samples", name, "pggen.yaml"));
  }

  private static String withoutCertificate(String text) {
    return text.replaceAll("(?m)^ *[A-Za-z_]+: \\$\\{db\\.ca.*\n", "");
  }

  private static String fitting(String text) {
    return withoutCertificate(text)
        .replaceAll("(?m)^ *(networks|devices): .*\n", "")
        .replaceAll("(?m)^targets:\n( .*\n)+", "");
  }

  private static Stack plan(String name, String text) throws IOException {
    Path path = Path.of("samples", name, "pggen.yaml");
    SourceFile file = SourceFile.of(path.toString(), text);
    Result<Stack> stack =
        SpecLoader.load(file, "truenas", RepositoryFiles.beside(path, path.toString()))
            .value()
            .map(s -> Planner.plan(s, CatalogProfile.of("truenas", 568)))
            .orElseThrow(() -> new AssertionError(name + " is no spec"));
    return stack
        .value()
        .orElseThrow(() -> new AssertionError(name + " is refused: " + stack.findings()));
  }
}

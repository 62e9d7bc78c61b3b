package dev.pggen.target.truenas.catalog;

import dev.pggen.plan.Planner;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Stack;
import dev.pggen.target.compose.ComposeProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        "2026-11-28",
        List.of(new CatalogOptions.Maintainer("sample", "sample@example.org")),
        postgresUser,
        31230);
  }

  static Stack asItIs(String name) throws IOException {
    return plan(name, text(name));
  }

  static Stack stack(String name) throws IOException {
    return plan(name, fitting(text(name)));
  }

  static Stack changed(String name, String from, String to) throws IOException {
    String text = fitting(text(name));
    if (!text.contains(from)) {
      throw new IllegalArgumentException(name + " does not say " + from);
    }
    return plan(name, text.replace(from, to));
  }

  private static String text(String name) throws IOException {
    return Files.readString(Path.of("samples", name, "pggen.yaml"));
  }

  private static String fitting(String text) {
    return text.replace("postgres: {", "postgres: {tls: off, ")
        .replace("postgres:\n", "postgres:\n  tls: off\n")
        .replaceAll("(?m)^ *[A-Za-z_]+: \\$\\{db\\.ca.*\n", "")
        .replaceAll("(?m)^ *(networks|devices): .*\n", "")
        .replaceAll("(?m)^targets:\n( .*\n)+", "");
  }

  private static Stack plan(String name, String text) throws IOException {
    Path path = Path.of("samples", name, "pggen.yaml");
    SourceFile file = SourceFile.of(path.toString(), text);
    Result<Stack> stack =
        SpecLoader.load(file, "compose", RepositoryFiles.beside(path, path.toString()))
            .value()
            .map(s -> Planner.plan(s, ComposeProfile.PROFILE))
            .orElseThrow(() -> new AssertionError(name + " is no spec"));
    return stack
        .value()
        .orElseThrow(() -> new AssertionError(name + " is refused: " + stack.findings()));
  }
}

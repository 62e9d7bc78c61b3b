package dev.pggen.read.truenas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.laws.Samples;
import dev.pggen.read.FileSet;
import dev.pggen.read.Readers;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.target.truenas.TruenasProfile;
import dev.pggen.target.truenas.TruenasTarget;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TruenasReaderTest {
  private static final String FOREIGN =
      """
      services:
        db:
          image: "postgres:17.11-bookworm"
          user: "568:568"
          entrypoint: ["/bin/bash", "-c", "echo hello; exec \\"$$@\\"", "name", "docker-entrypoint.sh"]
          environment: {POSTGRES_PASSWORD_FILE: "/run/secrets/pw"}
          volumes:
            - "/mnt/tank/apps/wiki/pg:/var/lib/postgresql/data"
            - "/mnt/tank/media:/media"
            - "cache:/cache"
          secrets: ["pw"]
      secrets: {pw: {file: "/mnt/tank/apps/wiki/secrets/pw"}}
      volumes: {cache: {}}
      x-notes: "a wiki"
      """;

  private static Stack read(SourceFile file) {
    return new TruenasReader().read(file, FileSet.none()).value().orElseThrow().stack();
  }

  private static Mount.Source at(Stack stack, String target) {
    return stack.workload("db").orElseThrow().mounts().stream()
        .filter(m -> m.target().equals(target))
        .map(Mount::source)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void knowsAnAppByItsNameOrItsOwnKey() {
    SourceFile app = SourceFile.of("apps/custom-app.yaml", "services: {}\n");
    assertEquals("truenas", Readers.forFile(app).orElseThrow().target());
    SourceFile portals = SourceFile.of("compose.yaml", "services: {}\nx-portals: []\n");
    assertEquals("truenas", Readers.forFile(portals).orElseThrow().target());
    SourceFile plain = SourceFile.of("compose.yaml", "services: {}\n");
    assertEquals("compose", Readers.forFile(plain).orElseThrow().target());
  }

  @Test
  void directoriesBesideTheSecretsAreVolumes() {
    Stack stack = read(SourceFile.of("custom-app.yaml", FOREIGN));
    assertEquals(new Mount.OfVolume("pg"), at(stack, "/var/lib/postgresql/data"));
    assertEquals(new Mount.OfHost("/mnt/tank/media"), at(stack, "/media"));
    assertEquals(new Mount.OfVolume("cache"), at(stack, "/cache"));
    assertEquals(new Mount.OfSecret("pw"), at(stack, "/run/secrets/pw"));
    assertEquals(
        List.of("cache", "pg"), stack.volumes().stream().map(v -> v.name()).sorted().toList());
  }

  @Test
  void aShellThatBecomesItsArgumentsIsWhatItBecomes() {
    Stack stack = read(SourceFile.of("custom-app.yaml", FOREIGN));
    assertEquals(
        List.of("docker-entrypoint.sh"),
        stack.workload("db").orElseThrow().launch().entrypoint().value());
  }

  @Test
  void aBuildIsUnknown() {
    Stack stack = read(SourceFile.of("custom-app.yaml", FOREIGN));
    assertFalse(stack.workload("db").orElseThrow().traits().build().isKnown());
  }

  @Test
  void whatACarriedFileSaysIsShownWhereItStands() {
    OutputFile app =
        new TruenasTarget()
            .render(Samples.stack("gitea", TruenasProfile.PROFILE)).stream()
                .filter(f -> f.path().equals("custom-app.yaml"))
                .findFirst()
                .orElseThrow();
    SourceFile file = SourceFile.of("custom-app.yaml", app.text());
    Server server = read(file).servers().get(0);
    for (Setting setting : server.settings().value()) {
      Span span = setting.origin().span().orElseThrow();
      assertEquals("custom-app.yaml", span.path());
      String line = file.line(span.line());
      String shown = line.substring(span.column() - 1, span.endColumn() - 1);
      assertTrue(line.strip().startsWith(setting.name()), line);
      assertTrue(shown.replace("'", "").contains(setting.value().replace("'", "")), shown);
    }
    Span rule = server.hba().value().get(0).origin().span().orElseThrow();
    assertTrue(file.line(rule.line()).strip().startsWith("local"), file.line(rule.line()));
  }
}

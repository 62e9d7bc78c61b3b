package dev.pggen.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.lint.Linter;
import dev.pggen.lint.Rules;
import dev.pggen.lint.Subject;
import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A role that several services take from one file. */
final class SharedEnvFileTest {
  private static final String COMPOSE =
      """
      services:
        api:
          image: example/shop:1.2.3
          env_file: app.env
          depends_on: [db]
        worker:
          image: example/shop:1.2.3
          env_file: app.env
          depends_on: [db]
        db:
          image: postgres:17.11-trixie
          environment: {POSTGRES_USER: shop}
      """;

  @Test
  void oneFindingNamesAllThatTakeIt() {
    List<Finding> found = found(COMPOSE, "PGHOST=db\nPGUSER=shop\nPGDATABASE=shop\n");

    assertEquals(1, found.size(), found.toString());
    assertEquals("app.env", found.get(0).span().path());
    assertEquals(
        List.of("`api` takes it", "`worker` takes it"),
        found.get(0).related().stream()
            .filter(r -> r.span().path().equals("compose.yaml"))
            .map(Finding.Related::message)
            .filter(m -> m.endsWith("takes it"))
            .toList());
  }

  @Test
  void theServersVariableIsNotToldBesideTheAppsOwn() {
    String own = "SHOP_POSTGRESQL__HOST=db\nSHOP_POSTGRESQL__USER=shop\n";
    List<Finding> found = found(COMPOSE, "POSTGRES_USER=shop\n" + own);
    assertEquals(List.of(3), found.stream().map(f -> f.span().line()).toList());
    assertEquals(2, found(COMPOSE, "POSTGRES_HOST=db\nPOSTGRES_USER=shop\n" + own).size());
  }

  @Test
  void whatNeverSpeaksToAServerIsNoClient() {
    String text = COMPOSE.replace("example/shop", "ghcr.io/goauthentik/ldap");
    assertEquals(List.of(), read(text, "SHOP_POSTGRESQL__HOST=db\n").stack().links());
    assertEquals(2, read(COMPOSE, "SHOP_POSTGRESQL__HOST=db\n").stack().links().size());
  }

  @Test
  void aHostWithThePortOfAnotherProgramLeadsElsewhere() {
    for (String host : List.of("documents:27017", "db:5432", "pooler:6432")) {
      String text =
          """
          services:
            app:
              image: example/shop:1.2.3
              environment:
                SHOP_DATABASE_ADDRESS: HOST
                SHOP_DATABASE_PASSWORD: ${PASSWORD}
            db:
              image: postgres:17.11-trixie
              environment: {POSTGRES_PASSWORD: "${PASSWORD}"}
          """
              .replace("HOST\n", host + "\n");
      int links = host.endsWith("27017") ? 0 : 1;
      assertEquals(links, read(text, "").stack().links().size(), host);
    }
  }

  @Test
  void twoVariablesThatTheEnvFileFillsAlikeAreOneRole() {
    String text =
        """
        services:
          app:
            image: example/shop:1.2.3
            environment: {DB_HOST: db, DB_USER: "${APP_USER}"}
          db:
            image: postgres:17.11-trixie
            environment: [POSTGRES_USER]
        """;
    List<Finding> found = found(text, ".env", "POSTGRES_USER=shop\nAPP_USER=shop\n");
    assertEquals(
        List.of("`app` signs in as `shop`, a superuser"),
        found.stream().map(Finding::message).toList());
    for (String env :
        List.of("POSTGRES_USER=own\nAPP_USER=shop\n", "POSTGRES_USER=\nAPP_USER=\n")) {
      assertEquals(List.of(), found(text, ".env", env), env);
    }
  }

  @Test
  void whatTheEnvFilePassesOnStaysTheSame() {
    String text =
        """
        services:
          app:
            image: ghcr.io/immich-app/immich-server:v2.3.1
            env_file: .env
            depends_on: [db]
          db:
            image: postgres:17.11-trixie
            environment: {POSTGRES_USER: "${DB_USERNAME}"}
        """;
    String env = "DB_HOSTNAME=${DB_HOSTNAME}\nDB_USERNAME=${DB_USERNAME}\n";
    assertEquals(List.of(2), found(text, ".env", env).stream().map(f -> f.span().line()).toList());
    String other = "DB_HOSTNAME=db.example.com\nDB_USERNAME=${DB_USERNAME}\n";
    assertEquals(List.of(), found(text, ".env", other));
  }

  @Test
  void aHostWithADefaultIsNotUnknown() {
    String text =
        """
        services:
          app:
            image: example/shop:1.2.3
            depends_on: [db]
            environment: {DATABASE_URL: "postgresql://shop@HOST/shop"}
          db:
            image: postgres:17.11-trixie
        """;
    assertEquals(1, read(text.replace("HOST", "${DB}"), "").stack().links().size());
    assertEquals(1, read(text.replace("HOST", "${DB:?}:5432"), "").stack().links().size());
    assertEquals(0, read(text.replace("HOST", "${DB:-pg.example.com}"), "").stack().links().size());
    assertEquals(0, read(text.replace("@HOST", "@pg.${DOMAIN}"), "").stack().links().size());
  }

  @Test
  void zulipSignsInByItsOwnNameUnlessItIsToldAnother() {
    String text =
        """
        services:
          zulip:
            image: ghcr.io/zulip/zulip-server:12.1-0
            environment: {SETTING_REMOTE_POSTGRES_HOST: db}
          db:
            image: postgres:17.11-trixie
            environment: {POSTGRES_USER: zulip}
        """;
    assertEquals(List.of(3), found(text, "").stream().map(f -> f.span().line()).toList());
    String told = text.replace("HOST: db", "HOST: db, CONFIG_postgresql__database_user: chat");
    assertEquals(List.of(), found(told, ""));
  }

  private static List<Finding> found(String compose, String env) {
    return found(compose, "app.env", env);
  }

  private static List<Finding> found(String compose, String path, String env) {
    Reading reading = read(compose, path, env);
    return Linter.with(List.of(Rules.named("PG601").orElseThrow()))
        .lint(
            List.of(new Subject(reading.document(), reading.stack(), List.of())),
            LocalDate.of(2026, 11, 29))
        .findings();
  }

  private static Reading read(String compose, String env) {
    return read(compose, "app.env", env);
  }

  private static Reading read(String compose, String path, String env) {
    FileSet around = FileSet.of(Map.of(path, SourceFile.of(path, env)));
    return new ComposeReader()
        .read(SourceFile.of("compose.yaml", compose), around)
        .value()
        .orElseThrow();
  }
}

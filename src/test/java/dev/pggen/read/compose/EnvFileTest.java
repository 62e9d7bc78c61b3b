package dev.pggen.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Link;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What services have from their env files, and what images are known to have from them. */
final class EnvFileTest {
  private static Stack read(String compose, Map<String, SourceFile> beside) {
    return new ComposeReader()
        .read(SourceFile.of("compose.yaml", compose), FileSet.of(beside))
        .value()
        .orElseThrow()
        .stack();
  }

  private static Map<String, SourceFile> file(String path, String text) {
    return Map.of(path, SourceFile.of(path, text));
  }

  private static String value(Stack stack, String name) {
    return stack.workloads().get(0).env().stream()
        .filter(v -> v.name().equals(name))
        .map(EnvVar::value)
        .map(v -> v.ifKnown().map(t -> t.shown()).orElse("unknown"))
        .findFirst()
        .orElse("none");
  }

  private static final String SERVICE =
      """
      services:
        web:
          image: docker.io/example/shop:2.4.1
          environment: {DB_USER: own}
          env_file: %s
      """;

  @Test
  void aPasswordAmongOtherWordsIsNotKnown() {
    for (String secret :
        List.of(
            "Host=db;Database=shop;Username=shop;Password=x",
            "host=db user=shop password=x dbname=shop",
            "shop:x@db")) {
      Stack stack = read(SERVICE.formatted("web.env"), file("web.env", "MAIN_DB=" + secret + "\n"));
      assertEquals("unknown", value(stack, "MAIN_DB"), secret);
    }
    String plain = "--auth-host=scram-sha-256";
    Stack stack =
        read(SERVICE.formatted("web.env"), file("web.env", "POSTGRES_INITDB_ARGS=" + plain + "\n"));
    assertEquals(plain, value(stack, "POSTGRES_INITDB_ARGS"));
  }

  @Test
  void namesAndHostsAreKnownAndSecretsAreNot() {
    Map<String, SourceFile> beside =
        file("web.env", "DB_HOST=db\nDB_USER=other\nDB_PASSWORD=x\nDB_URL_HOST=pg://a:b@c\n");
    Stack stack = read(SERVICE.formatted("[web.env]"), beside);

    assertEquals("db", value(stack, "DB_HOST"));
    assertEquals("own", value(stack, "DB_USER"), "the service itself counts more");
    assertEquals("unknown", value(stack, "DB_PASSWORD"));
    assertEquals("unknown", value(stack, "DB_URL_HOST"), "a URL may hold a password");
  }

  @Test
  void allFormsAreRead() {
    Map<String, SourceFile> beside = file("conf/web.env", "DB_HOST=db\n");

    assertEquals("db", value(read(SERVICE.formatted("./conf/web.env"), beside), "DB_HOST"));
    assertEquals("db", value(read(SERVICE.formatted("[{path: conf/web.env}]"), beside), "DB_HOST"));
    assertEquals(
        "none",
        value(read(SERVICE.formatted("[{path: conf/web.env, format: raw}]"), beside), "DB_HOST"));
    assertEquals("none", value(read(SERVICE.formatted("[other.env]"), beside), "DB_HOST"));
  }

  @Test
  void dataPlaceIsKnownWhereTheFileIsThere() {
    String compose =
        """
        services:
          db:
            image: postgres:17.11
            env_file: [.env]
        """;

    assertEquals(false, read(compose, Map.of()).servers().get(0).dataPlace().isKnown());
    assertEquals(
        "/srv/data",
        read(compose, file(".env", "PGDATA=/srv/data\n"))
            .servers()
            .get(0)
            .dataPlace()
            .value()
            .path());
  }

  @Test
  void imageThatNeedsPostgresUsesTheOnlyServer() {
    String compose =
        """
        services:
          web:
            image: ghcr.io/immich-app/immich-server:v2.1.0
          db:
            image: postgres:17.11
        """;
    Link link = read(compose, Map.of()).links().get(0);

    assertEquals("postgres", link.user().value(), "its own default");
    assertEquals(
        0,
        read(compose.replace("v2.1.0", "v2.1.0\n    environment: {DB_HOSTNAME: far}"), Map.of())
            .links()
            .size());
    assertEquals(
        false,
        read(compose.replace("v2.1.0", "v2.1.0\n    env_file: [.env]"), Map.of())
            .links()
            .get(0)
            .user()
            .isKnown(),
        "a file that is not there may name another");
  }

  @Test
  void serverIsKnownWithoutItsTag() {
    Stack stack = read("services:\n  db:\n    image: postgres:${TAG}\n", Map.of());

    assertEquals(Workload.Role.DATABASE, stack.workloads().get(0).role());
    assertEquals(
        "postgres", stack.workloads().get(0).traits().besideTag().orElseThrow().repository());
    assertEquals("TAG", stack.workloads().get(0).traits().unsetTag().orElseThrow().name());
  }
}

package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in a {@code .env} or an {@code env_file} that the repository keeps. */
final class CommittedVariablesTest {
  private static final String SECRET = "hunter2again";
  private static final String WEB =
      "services:\n  web:\n    image: shop/web:1.2.3\n    environment:\n      API_TOKEN: ${TOKEN}\n";
  private static final String DOT_ENV = "# of the shop\nTOKEN=" + SECRET + "\n";

  @TempDir Path home;

  @BeforeEach
  void inARepository() throws IOException {
    write(".git/HEAD", "");
  }

  private void write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String lint(String... args) {
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 2, args.length);
    all[0] = "lint";
    all[1] = "--no-config";
    Ran ran = Ran.in(home, all);
    assertFalse((ran.out() + ran.err()).contains(SECRET), "a secret in a report");
    return ran.out();
  }

  private List<String> found(String... files) {
    String[] args = new String[files.length + 2];
    System.arraycopy(files, 0, args, 2, files.length);
    args[0] = "--format";
    args[1] = "concise";
    return lint(args).lines().filter(l -> l.contains("PG101")).toList();
  }

  @Test
  void standsAtItsValueAlone() throws IOException {
    write("app/compose.yaml", WEB);
    write("app/.env", DOT_ENV);
    assertEquals(
        List.of(
            "app/.env:2:7: error[PG101 plaintext-secret]: `TOKEN` holds its value in plain text, in"
                + " a file that Git does not ignore"),
        found());
  }

  @ParameterizedTest
  @ValueSource(strings = {"human", "json", "sarif", "gitlab", "junit", "github"})
  void noReportPrintsIt(String format) throws IOException {
    write("compose.yaml", WEB);
    write(".env", DOT_ENV);
    assertTrue(lint("--format", format).contains("PG101"), format);
  }

  @Test
  void noDiffPrintsIt() throws IOException {
    write("compose.yaml", WEB);
    write(".env", DOT_ENV);
    lint("--diff");
  }

  @Test
  void onceHoweverManyTakeIt() throws IOException {
    String both = "services:\n  a: &a\n    image: shop/web:1.2.3\n    env_file: db.env\n  b: *a\n";
    write("one.compose.yaml", both);
    write("two.compose.yaml", both);
    write("db.env", "POSTGRES_PASSWORD=" + SECRET + "\n");
    List<String> found = found("one.compose.yaml", "two.compose.yaml");
    assertEquals(1, found.size(), found.toString());
  }

  @Test
  void aDotEnvIsAlsoAnEnvFile() throws IOException {
    write("compose.yaml", WEB + "    env_file: .env\n");
    write(".env", DOT_ENV + "OTHER_KEY=\"" + SECRET + "\"\n");
    assertEquals(2, found().size(), found().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[TOKEN]", "{TOKEN: }", "{A: \"${B:-${TOKEN}}\"}"})
  void isTakenByItsNameAlone(String environment) throws IOException {
    write(
        "compose.yaml",
        "services: {a: {image: \"b/c:1.2.3\", environment: " + environment + "}}\n");
    write(".env", DOT_ENV);
    assertEquals(1, found().size(), found().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOKEN='hunter2again$'",
        "export TOKEN=hunter2again # comment",
        "TOKEN=postgres://shop:hunter2again@db/shop",
        "U=shop\nTOKEN=postgres://${U}:hunter2again@db/shop",
        "U=shop\nTOKEN=host=db user=${U} password=hunter2again"
      })
  void isASecret(String text) throws IOException {
    write("compose.yaml", WEB);
    write(".env", text + "\n");
    assertEquals(1, found().size(), found().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOKEN=",
        "TOKEN",
        "TOKEN=''",
        "TOKEN=true",
        "TOKEN=/run/secrets/token",
        "TOKEN=<your token>",
        "TOKEN=${FROM_OUTSIDE}",
        "A=b\nTOKEN=${A}c",
        "A=b\nTOKEN=postgres://shop:${A}@db/shop",
        "UNUSED_TOKEN=hunter2again",
      })
  void isNone(String text) throws IOException {
    write("compose.yaml", WEB + "    # ${UNUSED_TOKEN}\n");
    write(".env", text + "\n");
    assertEquals(List.of(), found());
  }

  @ParameterizedTest
  @CsvSource({
    "app/.gitignore,.env",
    ".gitignore,.env",
    ".gitignore,app/",
    ".gitignore,/app/.env",
    ".git/info/exclude,.env",
  })
  void whatGitIgnoresIsNotCommitted(String file, String line) throws IOException {
    write("app/compose.yaml", WEB);
    write("app/.env", DOT_ENV);
    assertEquals(1, found().size());
    write(file, line + "\n");
    assertEquals(0, found("app/compose.yaml").size());
    write(file, line + "\n!" + line + "\n");
    assertEquals(1, found("app/compose.yaml").size());
  }

  @Test
  void withoutARepositoryNothingIsCommitted() throws IOException {
    Files.delete(home.resolve(".git/HEAD"));
    Files.delete(home.resolve(".git"));
    write("compose.yaml", WEB);
    write(".env", DOT_ENV);
    assertEquals(List.of(), found());
  }

  @ParameterizedTest
  @ValueSource(strings = {".env.example", "db.env.sample", "template.env", "env.dist"})
  void examplesAreNot(String path) throws IOException {
    write(
        "app/compose.yaml", "services:\n  a:\n    image: b/c:1.2.3\n    env_file: " + path + "\n");
    write("app/" + path, DOT_ENV);
    assertEquals(List.of(), found());
  }

  @Test
  void mayLieFurtherUpInItsRepository() throws IOException {
    write("app/compose.yaml", outside("../shop.env"));
    write("shop.env", DOT_ENV);
    assertEquals(1, found().size());
    assertTrue(found().get(0).startsWith("shop.env:2:7: "), found().get(0));
  }

  @Test
  void beyondTheRepositoryNothingIsRead() throws IOException {
    write("inner/.git/HEAD", "");
    write("inner/app/compose.yaml", outside("[../../shop.env, ../link.env]"));
    write("shop.env", DOT_ENV);
    Files.createSymbolicLink(home.resolve("inner/link.env"), home.resolve("shop.env"));
    assertEquals(List.of(), found("inner/app/compose.yaml"));
  }

  private static String outside(String path) {
    return "services:\n  a:\n    image: b/c:1.2.3\n    env_file: " + path + "\n";
  }
}

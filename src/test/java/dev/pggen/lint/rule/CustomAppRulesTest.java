package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.lint.FormatRule;
import dev.pggen.lint.Linter;
import dev.pggen.lint.Profile;
import dev.pggen.lint.Rule;
import dev.pggen.lint.Rules;
import dev.pggen.lint.Subject;
import dev.pggen.read.FileSet;
import dev.pggen.read.Readers;
import dev.pggen.read.Reading;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where rules about custom apps begin and end. */
final class CustomAppRulesTest {
  private static final String LOG = "logging: {options: {max-size: 10m}}";

  private static List<String> found(String name, String text) {
    SourceFile file = SourceFile.of(name, text);
    Reading reading =
        Readers.forFile(file).orElseThrow().read(file, FileSet.none()).value().orElseThrow();
    Subject subject = new Subject(reading.document(), reading.stack(), List.of());
    return Linter.with(Profile.STRICT)
        .lint(List.of(subject), LocalDate.of(2026, 11, 20))
        .findings()
        .stream()
        .filter(f -> Rules.named(f.rule().id()).filter(CustomAppRulesTest::isOfForm).isPresent())
        .map(CustomAppRulesTest::shown)
        .toList();
  }

  private static boolean isOfForm(Rule rule) {
    return rule instanceof FormatRule<?>;
  }

  private static String shown(Finding f) {
    return f.rule().id() + " " + f.span().text();
  }

  private static List<String> service(String line) {
    return found(
        "custom-app.yaml",
        "services:\n  web:\n    image: example/shop:2.4.1\n    " + line + "\n    " + LOG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "volumes: [{type: bind, source: data, target: /d}] | PG941 data",
        "volumes: ['~/data:/d:ro'] | PG941 ~/data",
        "volumes: ['data:/d', '/mnt/a/b:/e', '${X:-./a}:/f'] | ``",
        "env_file: web.env | PG941 web.env",
        "env_file: [{path: web.env, required: true}] | PG941 web.env",
        "env_file: [{path: web.env, required: false}] | ``",
        "extends: {file: base.yaml, service: web} | PG941 base.yaml",
        "extends: {service: base} | ``",
        "build: {context: .} | PG941 build",
        "volumes: ['/mnt/.ix-apps/x:/d'] | PG942 /mnt/.ix-apps/x",
        "volumes: ['/mnt/tank/../:/d'] | PG942 /mnt/tank/../",
        "volumes: ['/mnt/tank/x:/d', '/dev/dri:/dev/dri', '/etc/localtime:/etc/localtime:ro'] | ``",
        "volumes: [{type: bind, source: /opt, target: /d, read_only: true}] | ``",
        "environment: {A: $B} | PG945 $B",
        "environment: [\"A=${B}\"] | PG945 ${B}",
        "environment: {A: '$$B ${B:-c} ${B-c} ${B:+c} $1 $ ${HOME}'} | ``",
        "environment: {A: '${B?why}'} | PG945 ${B?why}",
        "profiles: [] | ``",
        "stop_grace_period: 1m0s | ``",
        "stop_grace_period: 1m1s | PG310 1m1s",
        "stop_grace_period: 90000ms | ``",
        "stop_grace_period: 1h | PG310 1h",
        "user: 99 | PG948 99",
        "user: '567:1' | PG948 '567:1'",
        "user: '568:33' | ``",
        "user: '0:0' | ``",
        "user: postgres | ``",
        "command: [at, 1:30:00] | PG902 1:30:00",
        "command: [at, 01:30, 2026-13, a:b, '1:30:00'] | ``",
        "command: [at, 2026-11-01T10:00:00Z] | PG902 2026-11-01T10:00:00Z",
        "command: [at, off] | PG902 off",
        "read_only: true | ``",
      })
  void aServiceOfAnApp(String line, String expected) {
    String shown = String.join(", ", service(line.strip()));
    assertEquals(expected.strip(), shown, line);
  }

  @Test
  void aRuleAboutAppsSaysNothingOfAComposeFile() {
    String text =
        "services:\n  web:\n    image: example/shop:2.4.1\n    build: .\n    user: '33'\n";
    assertEquals(List.of(), found("compose.yaml", text));
    assertEquals(List.of("PG306 web", "PG941 build", "PG948 '33'"), found("custom-app.yaml", text));
    assertEquals(3, found("shop.custom-app.yaml", text).size());
    assertEquals(3, found("any.yaml", text + "x-portals: []\n").size());
  }

  @Test
  void aLogIsLimitedWhereverTheLimitIsWritten() {
    String shared =
        "x-log: &log {options: {max-size: 10m}}\nservices:\n  web: {image: a/b:1, logging: *log}\n";
    assertEquals(List.of(), found("custom-app.yaml", shared));
    for (String driver : new String[] {"local", "journald", "none"}) {
      assertEquals(
          List.of(),
          found(
              "custom-app.yaml",
              "services:\n  web: {image: a/b:1, logging: {driver: " + driver + "}}\n"));
    }
  }

  @Test
  void whatIsWrittenIntoAReadOnlyContainerIsToldOncePerText() {
    String text =
        """
        services:
          web:
            image: a/b:1
            read_only: true
            configs: [motd, {source: rc, target: /etc/rc}, file, nowhere]
            secrets: [token]
        configs:
          motd: {content: hello}
          rc: {environment: RC}
          file: {file: /mnt/tank/apps/x/file}
        secrets:
          token: {environment: TOKEN}
        """;
    assertEquals(List.of("PG943 motd", "PG943 rc", "PG943 token"), found("compose.yaml", text));
    assertEquals(List.of(), found("compose.yaml", text.replace("true", "false")));
  }

  @Test
  void aButtonIsHeldAgainstItsSchema() {
    String app = "services:\n  web: {image: a/b:1, " + LOG + "}\n";
    String good = "x-portals: [{name: a, scheme: http, host: 0.0.0.0, port: 80}]\nx-notes:\n";
    assertEquals(List.of(), found("custom-app.yaml", app + good));
    assertEquals(
        List.of("PG944 ftp"), found("custom-app.yaml", app + good.replace("http,", "ftp,")));
    assertEquals(List.of("PG944 x"), found("custom-app.yaml", app + "x-portals: x\n"));
    assertEquals(
        List.of("PG944 'no'"), found("custom-app.yaml", app + "x-action-required: 'no'\n"));
    assertTrue(
        found("custom-app.yaml", app + good.replace("port: 80", "port: 80, path: a"))
            .contains("PG944 a"));
  }
}

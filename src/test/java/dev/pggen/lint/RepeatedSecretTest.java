package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One value that is a secret at several places, and something harmless at others. */
final class RepeatedSecretTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final String SPEC =
      """
      pggen: 1
      name: shop
      containers:
        web:
          image: docker.io/example/shop:2.4.1
          user: "1000:1000"
          env: {DATABASE_URL_FILE: "${db.url.file}"}
      %spostgres: {version: 17, memory: 512MiB}
      backup: {destination: /mnt/backup/shop}
      """;

  @Test
  void wordsOfACommand() throws IOException {
    assertEquals(
        List.of("8:52", "8:85"),
        places(
            "PG103",
            "    command: [/opt/hunter2hunter2, --smtp-password=hunter2hunter2,"
                + " --admin-password=hunter2hunter2]\n"));
  }

  @Test
  void linesOfAFile() throws IOException {
    assertEquals(
        List.of("12:27", "14:27", "15:27"),
        places(
            "PG107",
            """
                files:
                  /etc/shop.ini:
                    content: |
                      path = /opt/hunter2hunter2
                      smtp_password = hunter2hunter2
                      # imap_password = hunter2hunter2
                      imap_password = hunter2hunter2
                      imap_password = hunter2hunter2
            """));
  }

  private static List<String> places(String rule, String part) throws IOException {
    SourceFile file = SourceFile.of("shop.pggen.yaml", SPEC.formatted(part));
    Subject subject = Sample.subject(Path.of("shop.pggen.yaml"), file);
    return Linter.with(List.of(Rules.named(rule).orElseThrow()))
        .lint(List.of(subject), TODAY)
        .findings()
        .stream()
        .map(f -> f.span().line() + ":" + f.span().column())
        .toList();
  }
}

package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How bad a secret in the environment is, and what to do: by what is known of the image. */
final class SecretInEnvTest {
  private static Finding finding(String sample) throws IOException {
    return new Sample("PG102", Path.of("docs/rules/PG102", sample)).findings().get(0);
  }

  @Test
  void anImageThatReadsFilesMakesItAnErrorWithTheExactVariable() throws IOException {
    Finding suffix = finding("bad-known-form.pggen.yaml");
    assertEquals(Severity.ERROR, suffix.severity());
    assertTrue(suffix.help().contains("`DATABASE_URL_FILE: \"${db.url.file}\"`"), suffix.help());
    String part = finding("bad-part.pggen.yaml").help();
    assertTrue(part.contains("`OAUTH2_CLIENT_SECRET_FILE` with the path of one of `files:`"), part);
    Finding uri = finding("bad-uri-form.pggen.yaml");
    assertEquals(Severity.ERROR, uri.severity());
    assertTrue(
        uri.help().contains("`AUTHENTIK_POSTGRESQL__PASSWORD: \"file://${db.password.file}\"`"),
        uri.help());
  }

  @Test
  void otherwiseItIsAWarningThatSaysWhereTheValueCanBeRead() throws IOException {
    for (String sample : new String[] {"bad-no-form.pggen.yaml", "bad-env.pggen.yaml"}) {
      Finding finding = finding(sample);
      assertEquals(Severity.WARNING, finding.severity(), sample);
      assertTrue(finding.message().contains("`secrets/web.env`"), finding.message());
    }
    assertTrue(finding("bad-no-form.pggen.yaml").help().contains("reads no file"));
    assertTrue(finding("bad-env.pggen.yaml").help().contains("if the image has one"));
  }
}

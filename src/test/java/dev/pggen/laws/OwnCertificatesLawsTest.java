package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.lint.Linter;
import dev.pggen.lint.Profile;
import dev.pggen.lint.Subject;
import dev.pggen.secrets.OwnStack;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Both laws for a service with certificates of its own, which no sample has. */
final class OwnCertificatesLawsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  /** The plan names no dataset; what certificates are does not hang on it. */
  private static final List<Runtime> WITHOUT_DATASET =
      Runtime.all().stream().filter(r -> r.target().profile().host().root().isEmpty()).toList();

  private static final Stack PLANNED = OwnStack.of("17", OwnStack.ALL);

  @Test
  void whatIsRenderedReadsBack() {
    for (Runtime runtime : WITHOUT_DATASET) {
      Set<FactKind> losses = runtime.target().profile().losses().keySet();
      Stack planned = OwnStack.of("17", OwnStack.ALL, runtime.target().profile());
      StackFacts said = StackFacts.of(planned).only(kind -> !losses.contains(kind));
      StackFacts read = StackFacts.of(runtime.readBack(planned));
      assertEquals(List.of(), said.differences(read), runtime.toString());
    }
    StackFacts read = StackFacts.of(Runtime.all().get(0).readBack(PLANNED));
    assertTrue(read.rows().toString().contains("scram-sha-256 clientcert=verify-full"));
    assertTrue(read.rows().toString().contains("/run/pggen/server/client_ca.crt"));
  }

  @Test
  void whatIsRenderedIsClean() {
    for (Runtime runtime : WITHOUT_DATASET) {
      YamlDocument manifest =
          YamlReader.read(SourceFile.of("compose.yaml", "{}\n"), YamlDialect.COMPOSE)
              .value()
              .orElseThrow();
      Stack planned = OwnStack.of("17", OwnStack.ALL, runtime.target().profile());
      Subject subject = new Subject(manifest, runtime.readBack(planned), List.of());
      assertEquals(
          List.of(),
          Linter.with(Profile.DEFAULT).lint(List.of(subject), TODAY).findings(),
          "read back");
    }
  }

  @Test
  void checkShAsksWithoutACertificate() {
    String asked = "refused application-without-certificate shop shop require";
    assertTrue(check(PLANNED).contains(asked));
    assertFalse(check(OwnStack.of("17", "required")).contains("without-certificate"));
  }

  private static String check(Stack stack) {
    return Runtime.all().get(0).target().render(stack).stream()
        .filter(file -> file.path().equals("check.sh"))
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Test
  void everyLineHasAReasonAndNoneNamesAFileOfTheOperator() {
    List<OutputFile> files = Runtime.all().get(0).target().render(PLANNED);
    for (OutputFile file : files) {
      assertFalse(file.text().contains("/etc/tls"), file.path());
      assertFalse(file.text().contains("./tls/"), file.path());
    }
    for (String path :
        List.of("compose.yaml", "postgres/postgresql.conf", "postgres/pg_hba.conf")) {
      OutputFile file = files.stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
      for (int line = 1; line <= file.text().lines().count(); line++) {
        assertFalse(file.reason(line).reason().isEmpty(), path + ":" + line);
      }
    }
  }
}

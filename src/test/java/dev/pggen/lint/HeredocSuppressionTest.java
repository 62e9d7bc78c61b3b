package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.read.nomad.NomadReader;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Origin;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in the text of a template is accepted where a comment can stand. */
final class HeredocSuppressionTest {
  private static final String JOB =
      """
      job "shop" {
        group "shop" {
          task "web" {
            driver = "docker"
            %s
            template { %s
              env         = true
              destination = "secrets/shop.env"
              %s
              data = <<EOT
      {{ with nomadVar "nomad/jobs/shop" }}
      MAIL_PASSWORD={{ .password }}
      {{ end }}
      EOT
            }
          }
        }
      }
      """;

  private static final String COMMENT = "# pggen: ignore[PG926] -- letters and digits";

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void aCommentAtTheArgumentOrItsBlockMeansTheText(int place) {
    String[] at = {"", "", ""};
    at[place] = COMMENT;

    assertEquals(List.of(), found(JOB.formatted((Object[]) at)));
  }

  @ParameterizedTest
  @CsvSource({"driver = \"docker\"", "MAIL_PASSWORD"})
  void anotherPlaceDoesNot(String line) {
    String job = JOB.formatted("", "", "");

    assertEquals(
        true, found(job.replace(line, COMMENT + "\n" + line)).contains("PG926"), "suppressed");
  }

  private static List<String> found(String text) {
    SourceFile file = SourceFile.of("shop.nomad.hcl", text);
    Reading read = new NomadReader().read(file, FileSet.none(), Origin::written).value().get();
    Subject subject = new Subject(read.document(), read.stack(), List.of());
    return Linter.with(List.of(Rules.named("PG926").orElseThrow()))
        .lint(List.of(subject), LocalDate.EPOCH)
        .findings()
        .stream()
        .map(Finding::rule)
        .map(rule -> rule.id())
        .toList();
  }
}

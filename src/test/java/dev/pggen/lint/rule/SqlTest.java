package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.lint.rule.Sql.Kind;
import dev.pggen.lint.rule.Sql.Word;
import dev.pggen.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script says, and not what it only quotes. */
final class SqlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- ALTER ROLE a SUPERUSER;\n",
        "/* one /* ALTER ROLE a */ SUPERUSER */",
        "/* never closed SUPERUSER",
        "COMMENT ON ROLE a IS 'it''s no SUPERUSER';",
        "SELECT E'quote \\' SUPERUSER';",
        "DO $body$ ALTER ROLE a SUPERUSER; $body$;",
        "DO $$ never closed SUPERUSER",
        "ALTER ROLE \"SUPERUSER\" LOGIN;",
        "ALTER ROLE a NOSUPERUSER;",
        "\\c SUPERUSER\nSELECT 1;",
        "SELECT 'never closed SUPERUSER"
      })
  void quotedWordsSayNothing(String sql) {
    assertEquals(
        0, words(sql).stream().flatMap(List::stream).filter(w -> w.is("SUPERUSER")).count());
  }

  @Test
  void placesAreThoseOfReports() {
    Word word = words("SELECT 'ü𝄞';\r\nALTER ROLE a  superuser").get(1).get(3);

    assertEquals("SUPERUSER", word.text());
    assertEquals(2, word.span().line());
    assertEquals(15, word.span().column());
    assertEquals(24, word.span().endColumn());
  }

  @Test
  void namesAreFoldedAsTheServerDoes() {
    List<Word> statement =
        words("ALTER ROLE Shop; ALTER ROLE \"S\"\"hop\" PASSWORD $x$y$x$").get(1);

    assertEquals("shop", words("ALTER ROLE Shop").get(0).get(2).name());
    assertEquals("S\"hop", statement.get(2).name());
    assertEquals("y", statement.get(4).text());
    assertEquals(Kind.TEXT, statement.get(4).kind());
  }

  private static List<List<Word>> words(String sql) {
    return Sql.statements(SourceFile.of("a.sql", sql));
  }
}

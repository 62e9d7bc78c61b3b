package dev.pggen.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that comes back as it was; that servers agree is proved by {@link RealServerTest}. */
final class QuoteTest {
  static final List<String> ODD =
      List.of(
          "plain",
          "it's",
          "\"quoted\"",
          "a b",
          "a=b",
          "$HOME",
          "${x}",
          "`id`",
          "back\\slash",
          "semi;colon",
          "#hash",
          "per%cent",
          "{{x}}",
          "ünïcode",
          "-dash",
          "~",
          "*",
          "!bang",
          "[[= x =]]");

  @ParameterizedTest
  @CsvSource({
    "4MB,4MB",
    "1.1,1.1",
    "-1,-1",
    "on,on",
    "10min,10min",
    "1.5GB,'''1.5GB'''",
    "UTC,'''UTC'''",
    "it's,'''it''''s'''",
    "a\\b,'''a\\\\b'''",
    "*,'''*'''",
    "TLSv1.2,'''TLSv1.2'''",
  })
  void valuesOfPostgresqlConf(String value, String written) {
    assertEquals(written, Quote.conf(value));
  }

  @Test
  void bashReadsWordsBackAsTheyWere() throws Exception {
    String words = ODD.stream().map(Quote::shell).collect(Collectors.joining(" "));
    Process bash =
        new ProcessBuilder("bash", "-c", "printf '%s\\n' " + words)
            .redirectErrorStream(true)
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ODD, out.lines().toList());
  }

  @Test
  void controlCharactersAreRefused() {
    for (String bad : List.of("a\nb", "a\0b", "a\tb", "a\u007fb")) {
      assertThrows(IllegalArgumentException.class, () -> Quote.conf(bad));
      assertThrows(IllegalArgumentException.class, () -> Quote.shell(bad));
      assertThrows(IllegalArgumentException.class, () -> Quote.sqlIdent(bad));
      assertThrows(IllegalArgumentException.class, () -> Quote.checked(bad));
    }
  }

  @Test
  void remarksStayOnOneLine() {
    assertEquals("a b c", Quote.oneLine(" a\n b\u0000\tc "));
  }

  @Test
  void signsOfMarkdownAreWrittenOut() {
    assertEquals("a\\_b \\| \\`c\\` \\<d\\>", Quote.markdown("a_b | `c` <d>"));
  }
}

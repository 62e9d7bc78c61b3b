package dev.pggen.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.write.TextChanges.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The places in which two texts differ lead from one to the other. */
final class TextChangesTest {
  private static final String[] PIECES = {"a", "b", " ", "\n", "\r\n", "\r", "😀", "😁", "é"};

  private static String applied(String before, List<Change> changes) {
    StringBuilder out = new StringBuilder(before);
    for (int i = changes.size() - 1; i >= 0; i--) {
      Change change = changes.get(i);
      out.replace(change.from(), change.to(), change.text());
    }
    return out.toString();
  }

  private static boolean isPlace(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))
            && !(text.charAt(at - 1) == '\r' && text.charAt(at) == '\n');
  }

  @Test
  void theyLeadFromOneTextToAnother() {
    Random random = new Random(42);
    for (int run = 0; run < 2000; run++) {
      List<String> pieces = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        pieces.add(PIECES[random.nextInt(PIECES.length)]);
      }
      String before = String.join("", pieces);
      for (int i = random.nextInt(4); i > 0; i--) {
        int at = random.nextInt(pieces.size() + 1);
        if (at < pieces.size() && random.nextBoolean()) {
          pieces.remove(at);
        } else {
          pieces.add(at, PIECES[random.nextInt(PIECES.length)]);
        }
      }
      String after = String.join("", pieces);
      List<Change> changes = TextChanges.between(before, after);
      assertEquals(after, applied(before, changes));
      for (Change change : changes) {
        assertTrue(isPlace(before, change.from()) && isPlace(before, change.to()), before);
      }
      assertEquals(before.equals(after), changes.isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: 1~b: 2~c: 3~ | a: 1~b: 20~c: 3~    | 9-9 '0'
          a: 1~b: 2~c: 3~ | a: 1~c: 3~          | 5-10 ''
          a: 1~b: 2~c: 3~ | a: 2~b: 2~c: 4~     | 3-4 '2' 13-14 '4'
          a: 1~           | a: 1~               | none
          a: 1            | a: 1 # no~          | 4-4 ' # no~'
          """)
  void onlyWhatDiffersIsNamed(String before, String after, String expected) {
    StringBuilder told = new StringBuilder();
    for (Change change : TextChanges.between(before.replace('~', '\n'), after.replace('~', '\n'))) {
      told.append(told.isEmpty() ? "" : " ").append(change.from()).append('-').append(change.to());
      told.append(" '").append(change.text().replace('\n', '~')).append('\'');
    }
    assertEquals(expected, told.isEmpty() ? "none" : told.toString());
  }
}

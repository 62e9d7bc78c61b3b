package dev.pggen.read.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.SourceFile;
import dev.pggen.stack.ImageRef;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which image a Dockerfile makes its own. */
final class StageTest {
  private static Optional<Stage> last(String text, String target) {
    return Stage.last(
        SourceFile.of("Dockerfile", text.replace("|", "\n")),
        Optional.of(target).filter(t -> !t.isEmpty()),
        Map.of("GIVEN", Optional.of("8"), "OUTSIDE", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "FROM a > '' > a",
        "from --platform=$BUILDPLATFORM a:1@sha256:0 as b > '' > a:1@sha256:0",
        "# c||FROM a AS x|FROM x AS y|FROM y > '' > a",
        "FROM a AS x|FROM b > x > a",
        "FROM a AS x|FROM b > X > a",
        "FROM a|FROM b > 0 > a",
        "FROM a|FROM b > 2 > none",
        "FROM a > gone > none",
        "ARG V=1|FROM a:$V > '' > a:1",
        "ARG V='1'|FROM a:${V}-x > '' > a:1-x",
        "ARG A=1 B=2|FROM a:$A.$B > '' > a:1.2",
        "ARG A=1|ARG B=${A}0|FROM a:$B > '' > a:10",
        "FROM a:${V:-3} > '' > a:3",
        "ARG V|FROM a:${V:-3} > '' > a:3",
        "ARG GIVEN=1|FROM a:$GIVEN > '' > a:8",
        "ARG OUTSIDE=1|FROM a:$OUTSIDE > '' > none",
        "FROM a:${V:+3} > '' > none",
        "FROM a:${V > '' > none",
        "FROM > '' > none",
        "FROM \\|a > '' > none",
        "FROM scratch > '' > none",
        "FROM a|RUN x \\|  # FROM c|  FROM b > '' > a",
        "FROM a|COPY <<EOF /x|FROM b|EOF > '' > a",
        "FROM a|RUN echo $((1<<2))|FROM b > '' > b",
        "# escape=`|FROM a > '' > none",
        "RUN x > '' > none",
      })
  void isTheBase(String text, String target, String expected) {
    assertEquals(
        expected, last(text, target).flatMap(Stage::base).map(ImageRef::toString).orElse("none"));
  }

  @Test
  void whatEndsInAnotherStageDoesNotCount() {
    assertTrue(last("FROM a AS x|CMD y|FROM b", "").orElseThrow().plain());
    assertEquals(false, last("FROM a AS x|CMD y|FROM x", "").orElseThrow().plain());
  }

  @Test
  void anyTextHasAnAnswer() {
    Random random = new Random(20261129);
    String[] words = {
      "FROM ", "ARG ", "a", "=", "$", "{", "}", "\n", "\\", "<<E", " AS ", "#", "--", "\t"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        text.append(words[random.nextInt(words.length)]);
      }
      Optional<Stage> stage = last(text.toString(), random.nextBoolean() ? "" : "a");
      stage.ifPresent(s -> s.place().text());
    }
  }
}

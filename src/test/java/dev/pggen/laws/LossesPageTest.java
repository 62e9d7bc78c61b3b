package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.stack.FactKind;
import dev.pggen.stack.Weakening;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/losses.md} says of each runtime what its package declares: the tables between the
 * marks are written from there. Run with {@code -Dgolden.update=true} after a change.
 */
final class LossesPageTest {
  private static final Path PAGE = Path.of("docs/losses.md");
  private static final String BEGIN = "<!-- losses: written from the code -->\n";
  private static final String END = "<!-- end of losses -->\n";

  @Test
  void tablesAreThoseOfTheTargets() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertTrue(begin >= BEGIN.length() && end >= begin, "both marks are there");
    String written = page.substring(0, begin) + tables() + page.substring(end);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, written);
    }
    assertEquals(written, Files.readString(PAGE));
  }

  @Test
  void everyEffectIsExplained() throws IOException {
    String page = Files.readString(PAGE);
    for (Weakening.Effect effect : Weakening.Effect.values()) {
      assertTrue(page.contains("\n| `" + effect.label() + "` | "), effect.label());
    }
  }

  private static String tables() {
    StringBuilder out = new StringBuilder();
    for (Target target : Targets.ALL) {
      out.append("### ").append(target.profile().id()).append("\n\n");
      out.append("| fact | of | effect | what the runtime does | why |\n|---|---|---|---|---|\n");
      for (Weakening w : target.weakenings()) {
        out.append(
            "| %s | %s | %s | %s | %s |\n"
                .formatted(kind(w.kind()), w.when(), w.effect().label(), w.instead(), w.why()));
      }
      out.append("\nWhat its files do not say:\n\n| fact | for what runs | why |\n|---|---|---|\n");
      target
          .profile()
          .losses()
          .forEach(
              (kind, lost) ->
                  out.append(
                      "| %s | %s | %s |\n"
                          .formatted(
                              kind(kind),
                              lost.matter().name().toLowerCase(Locale.ROOT),
                              lost.reason())));
      out.append('\n');
    }
    return out.toString();
  }

  private static String kind(FactKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

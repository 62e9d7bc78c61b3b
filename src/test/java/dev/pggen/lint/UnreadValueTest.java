package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever value of a Compose file is made one that no parser takes, nothing new is told. */
final class UnreadValueTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Pattern VALUE =
      Pattern.compile("(?m)^ +(?:- )?(?:[A-Za-z_.-]+: )?(?<first>[^ \\n#-])[^\\n]*$");

  @Test
  void noFindingRestsOnIt() throws IOException {
    List<String> added = new ArrayList<>();
    int goneOn = 0;
    for (Sample sample : Sample.all()) {
      String name = sample.path().getFileName().toString();
      if (!name.endsWith(".compose.yaml")) {
        continue;
      }
      String text = Carets.erase(sample.texts().get(sample.path()));
      Set<String> before = told(read(text));
      Matcher value = VALUE.matcher(text);
      while (value.find()) {
        int at = value.start("first");
        for (char wrong : new char[] {'@', '*'}) {
          String broken = text.substring(0, at) + wrong + text.substring(at + 1);
          if (wrong == '*') {
            broken = text.substring(0, at) + "*." + text.substring(Math.min(at + 2, text.length()));
          }
          Result<Reading> read = read(broken);
          if (read.value().isEmpty() || read.findings().stream().noneMatch(this::isInvalid)) {
            continue;
          }
          goneOn++;
          Set<String> now = told(read);
          now.removeAll(before);
          if (!now.isEmpty()) {
            int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
            added.add(sample.name() + ":" + line + " " + now);
          }
        }
      }
    }
    assertTrue(goneOn > 300, "values behind which reading goes on: " + goneOn);
    assertEquals(List.of(), added);
  }

  private boolean isInvalid(Finding finding) {
    return finding.rule().id().equals("PG001");
  }

  private static Result<Reading> read(String text) {
    return new ComposeReader().read(SourceFile.of("compose.yaml", text), FileSet.none());
  }

  /** Rules and lines; columns of what stands on the same line as the mistake stay as well. */
  private static Set<String> told(Result<Reading> read) {
    Set<String> told = new TreeSet<>();
    read.findings().stream()
        .filter(f -> !f.rule().id().equals("PG001"))
        .forEach(f -> told.add(f.rule().id() + " " + f.span().line()));
    Reading reading = read.value().orElseThrow();
    Subject subject = new Subject(reading.document(), reading.stack(), List.of());
    for (Finding finding : Linter.with(Rules.ALL).lint(List.of(subject), TODAY).findings()) {
      // A suppression of what is unknown now is no news.
      if (!finding.rule().id().equals("PG992")) {
        told.add(finding.rule().id() + " " + finding.span().line());
      }
    }
    return told;
  }
}

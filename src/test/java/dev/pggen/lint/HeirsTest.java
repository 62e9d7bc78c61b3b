package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeirsTest {
  private static final RuleInfo RULE = new RuleInfo("PG701", "some", Severity.ERROR, "why");

  private static Finding of(String name) {
    return RULE.at(
        SourceFile.of("Dockerfile", "FROM a:latest\n").span(1, 6, 1, 14), "`" + name + "` moves");
  }

  @Test
  void oneThatWasReadForEachServiceIsToldOnce() {
    List<Finding> folded = Heirs.folded(List.of(of("web"), of("jobs"), of("web"), of("mail")));

    assertEquals(1, folded.size());
    assertEquals("`web` moves; the same holds for `jobs` and `mail`", folded.get(0).message());
  }
}

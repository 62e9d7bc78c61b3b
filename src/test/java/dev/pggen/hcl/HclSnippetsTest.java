package dev.pggen.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.hcl.HclSnippets.Snippet;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small texts are judged as HCL's own reader judges them, which {@code make hcl-oracle} asks. */
final class HclSnippetsTest {
  static List<Snippet> snippets() throws IOException {
    return HclSnippets.all();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void isJudgedAsByTheirs(Snippet snippet) {
    Result<HclFile> result =
        HclReader.read("f.hcl", snippet.text().getBytes(StandardCharsets.UTF_8), "hcl");
    assertEquals(snippet.good(), !result.hasErrors(), result.findings()::toString);
    for (Finding finding : result.findings()) {
      assertTrue(!finding.message().isBlank() && !finding.help().isBlank(), finding::toString);
    }
  }

  @Test
  void thereAreManyOfBothKinds() throws IOException {
    long good = snippets().stream().filter(Snippet::good).count();
    assertTrue(good >= 150 && snippets().size() - good >= 150);
  }
}

package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.read.FileSet;
import dev.pggen.read.StackReader;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.read.nomad.NomadReader;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one rule says about one manifest. */
final class Asked {
  private Asked() {}

  static List<Finding> compose(StackRule rule, String text, Map<String, String> beside) {
    return rule.check(composeStack(text, beside)).toList();
  }

  static Stack composeStack(String text, Map<String, String> beside) {
    return read(new ComposeReader(), SourceFile.of("compose.yaml", text), beside);
  }

  static List<Finding> nomad(StackRule rule, String text) {
    return rule.check(read(new NomadReader(), SourceFile.of("shop.nomad.hcl", text), Map.of()))
        .toList();
  }

  private static Stack read(StackReader reader, SourceFile file, Map<String, String> beside) {
    Map<String, SourceFile> files = new HashMap<>();
    beside.forEach((path, text) -> files.put(path, SourceFile.of(path, text)));
    return reader.read(file, FileSet.of(files)).value().orElseThrow().stack();
  }
}

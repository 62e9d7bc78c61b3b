package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Extension;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An extension is created by the name of its project, or with other signs between its words. */
public final class Pg811ExtensionName implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG811",
          "extension-name",
          Severity.ERROR,
          "CREATE EXTENSION fails, and with it the first start, after the cluster is half made");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      check(server.extensions(), found);
    }
    return found.stream();
  }

  private static void check(Fact<List<String>> extensions, List<Finding> found) {
    if (!extensions.isKnown() || extensions.origin().span().isEmpty()) {
      return;
    }
    for (String name : extensions.value()) {
      Optional<String> meant = Extension.meant(name);
      if (meant.isEmpty()) {
        continue;
      }
      Span span = Written.word(extensions.origin().span().get(), name);
      Finding finding =
          INFO.at(span, "there is no extension `" + name + "`")
              .help("did you mean `" + meant.get() + "`?");
      found.add(
          Written.is(span, name)
              ? finding.fix(
                  Fix.unsafe("create `" + meant.get() + "`", new Fix.Replace(span, meant.get())))
              : finding);
    }
  }
}

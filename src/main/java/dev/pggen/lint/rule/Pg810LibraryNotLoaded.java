package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Extension;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An extension is created whose library the server does not load at its start. */
public final class Pg810LibraryNotLoaded implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG810",
          "library-not-loaded",
          Severity.ERROR,
          "the extension cannot be created, or it is there and does nothing");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      check(server, found);
    }
    return found.stream();
  }

  private static void check(Server server, List<Finding> found) {
    Fact<List<String>> extensions = server.extensions();
    Fact<List<String>> loaded = server.preload();
    if (!extensions.isKnown() || !loaded.isKnown() || extensions.origin().span().isEmpty()) {
      return;
    }
    for (String name : extensions.value()) {
      String library = Extension.named(name).map(Extension::library).orElse("");
      if (library.isEmpty() || loaded.value().contains(library)) {
        continue;
      }
      List<String> all = new ArrayList<>(loaded.value());
      all.add(library);
      Finding finding =
          INFO.at(
                  Written.word(extensions.origin().span().get(), name),
                  "`" + name + "` needs a library that `shared_preload_libraries` does not load")
              .help(
                  "start the server with `shared_preload_libraries = '"
                      + String.join(",", all)
                      + "'`"
                      + setting(name));
      found.add(
          loaded.origin().span().isEmpty()
              ? finding
              : finding.related(loaded.origin().span().get(), "this is all that is loaded"));
    }
  }

  private static String setting(String name) {
    String setting = Extension.named(name).map(Extension::setting).orElse("");
    return setting.endsWith("${database}")
        ? ", and name its database in `" + setting.substring(0, setting.indexOf('=')) + "`"
        : "";
  }
}

package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.pgconf.ServerFile;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A file that the configuration takes in is not there. */
public final class Pg812MissingInclude implements FormatRule<ServerFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG812",
          "missing-include",
          Severity.WARNING,
          "the server does not start without it, and does not reload");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return ServerFile.ANY;
  }

  @Override
  public Class<ServerFile> documents() {
    return ServerFile.class;
  }

  @Override
  public Stream<Finding> check(ServerFile document) {
    List<Finding> found = new ArrayList<>();
    for (ServerFile.Missing missing : document.missing()) {
      Finding finding =
          INFO.at(missing.span(), "`" + missing.path() + "` is not there")
              .help(help(missing.directive()));
      // A repository cannot hold an empty directory, and an empty one would do.
      found.add(
          missing.directive().equals("include_dir") ? finding.severity(Severity.INFO) : finding);
    }
    return found.stream();
  }

  private static String help(String directive) {
    return switch (directive) {
      case "include" -> "add the file, or write `include_if_exists` if the server can do without";
      case "include_dir" -> "see that the directory is made where the server runs";
      default -> "add the file, or write the names here";
    };
  }
}

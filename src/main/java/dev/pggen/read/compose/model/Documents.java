package dev.pggen.read.compose.model;

import dev.pggen.source.Comment;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlReader;
import dev.pggen.yaml.YamlRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All documents of a file as one. Compose puts a later document over those before it, as it does
 * with an override file.
 */
public final class Documents {
  /** Each is found by reading the text from its start: no file that is meant has so many. */
  private static final int MOST = 20;

  private Documents() {}

  /** What a file says, in a dialect that Compose itself reads; PG005 from the 21st document on. */
  public static Result<YamlDocument> read(SourceFile file, YamlDialect dialect) {
    Result<YamlDocument> all = Unread.without(file, dialect);
    Optional<Finding> second = second(all);
    int documents = 1;
    while (dialect == YamlDialect.COMPOSE && second.isPresent() && all.value().isPresent()) {
      if (documents++ == MOST) {
        return tooMany(all, second.get());
      }
      Result<YamlDocument> next = YamlReader.from(second.get().span(), dialect);
      List<Finding> findings = new ArrayList<>(all.findings());
      findings.remove(second.get());
      findings.addAll(next.findings());
      YamlDocument before = all.value().get();
      all =
          next.value().isPresent()
              ? Result.of(over(before, next.value().get()), findings)
              : Result.failed(findings);
      second = second(all);
    }
    return all;
  }

  private static Result<YamlDocument> tooMany(Result<YamlDocument> all, Finding second) {
    List<Finding> findings = new ArrayList<>(all.findings());
    findings.remove(second);
    findings.add(
        YamlRules.SECOND_DOCUMENT
            .at(second.span(), "document " + (MOST + 1) + " starts here: only " + MOST + " count")
            .help("make them one, or move some into files of their own"));
    return Result.of(all.value().orElseThrow(), findings);
  }

  private static Optional<Finding> second(Result<YamlDocument> read) {
    return read.findings().stream()
        .filter(f -> f.rule().equals(YamlRules.SECOND_DOCUMENT))
        .findFirst();
  }

  /** An empty document changes nothing. */
  private static YamlDocument over(YamlDocument before, YamlDocument after) {
    List<Comment> comments = new ArrayList<>(before.comments());
    comments.addAll(after.comments());
    boolean both = before.root() instanceof YamlMap && after.root() instanceof YamlMap;
    return new YamlDocument(
        before.file(),
        before.dialect(),
        both
            ? Merge.files((YamlMap) before.root(), (YamlMap) after.root())
            : after.root().isNull() ? before.root() : after.root(),
        comments,
        before.unread(),
        before.merged() || both);
  }
}

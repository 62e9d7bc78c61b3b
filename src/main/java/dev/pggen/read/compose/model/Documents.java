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
  private Documents() {}

  /** What a file says, in a dialect that Compose itself reads. */
  public static Result<YamlDocument> read(SourceFile file, YamlDialect dialect) {
    Result<YamlDocument> all = Unread.without(file, dialect);
    Optional<Finding> second = second(all);
    while (dialect == YamlDialect.COMPOSE && second.isPresent() && all.value().isPresent()) {
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

package dev.pggen.yaml;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads on behind a value that is no YAML: a word of the same length stands for it, so that all
 * places stay. The word is seen by the parser alone; the file keeps its text.
 */
final class UnreadValues {
  /** More mistakes than that, and nobody knows what the file means. */
  private static final int MOST = 3;

  /**
   * The value of a key or an item; its first character, or a colon in it, is the mistake. A run of
   * blanks is gone through once, however long it is.
   */
  private static final Pattern VALUE =
      Pattern.compile(
          "[ ]*+(?:- )?+[ ]*+(?:[A-Za-z_][A-Za-z0-9_.\\[\\]/-]*: +)?"
              + "(?<value>[*&@%`!][^\\n\\r]*?|[A-Za-z0-9][^\\n\\r\"'{}\\[\\]]*: [^\\n\\r]*?)"
              + "(?<! {2})[ ]*(?: #.*)?");

  private final SourceFile file;
  private final YamlDialect dialect;
  private final List<Finding> told = new ArrayList<>();
  private final List<Span> values = new ArrayList<>();
  private String text;

  UnreadValues(SourceFile file, YamlDialect dialect) {
    this.file = file;
    this.dialect = dialect;
    this.text = file.text();
  }

  /** What the rest says; none if more is wrong than single values. */
  Optional<Result<YamlDocument>> behind(Result<YamlDocument> failed) {
    Result<YamlDocument> now = failed;
    while (now.value().isEmpty()) {
      if (values.size() == MOST || now.findings().size() != 1 || !replace(now.findings().get(0))) {
        return Optional.empty();
      }
      now = new TreeReader(file, dialect).read(text);
    }
    List<Finding> findings = new ArrayList<>(told);
    findings.addAll(now.findings());
    YamlDocument read = now.value().get();
    return Optional.of(
        Result.of(new YamlDocument(file, dialect, read.root(), read.comments(), values), findings));
  }

  private boolean replace(Finding mistake) {
    Span at = mistake.span();
    boolean seen = values.stream().anyMatch(v -> v.line() == at.line());
    if (!mistake.rule().equals(YamlRules.INVALID) || seen || file.text().indexOf('\r') >= 0) {
      return false;
    }
    String[] lines = text.split("\n", -1);
    String line = lines[at.line() - 1];
    Matcher found = VALUE.matcher(line);
    boolean ofOneUnit = text.chars().allMatch(c -> c < 0xd800 || c > 0xdfff);
    if (!found.matches() || !ofOneUnit) {
      return false;
    }
    int from = found.start("value");
    if (at.column() <= from || line.substring(0, from).isBlank()) {
      return false;
    }
    int to = found.end("value");
    lines[at.line() - 1] = line.substring(0, from) + "x".repeat(to - from) + line.substring(to);
    text = String.join("\n", lines);
    told.add(mistake);
    values.add(new Span(file, at.line(), from + 1, at.line(), to + 1));
    return true;
  }
}

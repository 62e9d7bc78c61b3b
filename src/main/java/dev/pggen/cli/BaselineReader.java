package dev.pggen.cli;

import dev.pggen.lint.Baseline;
import dev.pggen.lint.Choice;
import dev.pggen.lint.Rule;
import dev.pggen.lint.SuppressionRules;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Span;
import dev.pggen.spec.ShapeRules;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlReader;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code pggen.baseline.yaml}, which {@code lint --create-baseline} writes. */
final class BaselineReader {
  /** Which layout the file has. */
  static final String VERSION = "pggen_baseline";

  /** Where its findings stand, by file. */
  static final String ACCEPTED = "accepted";

  private static final String AGAIN =
      "let `pggen lint --create-baseline` write it: it is not made by hand";
  private static final int LONGEST_COUNT = 6;

  private final Choice choice;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Baseline.Entry> entries = new ArrayList<>();

  private BaselineReader(Choice choice) {
    this.choice = choice;
  }

  /** What the bytes of a file say; nothing if any of it is wrong. */
  static Result<Baseline> read(String shown, byte[] bytes, Choice choice) {
    Result<YamlDocument> document = YamlReader.read(shown, bytes, YamlDialect.SPEC);
    if (document.value().isEmpty()) {
      return Result.failed(document.findings());
    }
    BaselineReader reader = new BaselineReader(choice);
    reader.file(document.value().get().root());
    reader.findings.addAll(document.findings());
    return reader.findings.isEmpty()
        ? Result.of(new Baseline(shown, reader.entries), List.of())
        : Result.failed(reader.findings);
  }

  private void file(YamlNode root) {
    Optional<YamlMap> map = map(root, "a baseline");
    if (map.isEmpty()) {
      return;
    }
    known(map.get(), List.of(VERSION, ACCEPTED));
    text(map.get(), VERSION)
        .filter(version -> !version.text().equals("1"))
        .ifPresent(
            version ->
                complain(
                    ShapeRules.BAD_VALUE,
                    version.span(),
                    "this pggen knows baselines of version 1"));
    for (YamlMap.Entry file :
        required(map.get(), ACCEPTED)
            .flatMap(a -> map(a, "`" + ACCEPTED + "`"))
            .map(YamlMap::entries)
            .orElse(List.of())) {
      if (file.value().asList().isEmpty()) {
        complain(
            ShapeRules.WRONG_TYPE, file.value().span(), "a file has a list of what is accepted");
      } else {
        file.value().asList().get().items().forEach(item -> entry(file.name(), item));
      }
    }
  }

  private void entry(String file, YamlNode item) {
    Optional<YamlMap> map = map(item, "what is accepted");
    if (map.isEmpty()) {
      return;
    }
    known(map.get(), List.of("rule", "message", "count"));
    Optional<YamlScalar> rule = text(map.get(), "rule").filter(this::isAcceptable);
    Optional<YamlScalar> message = text(map.get(), "message");
    int count = map.get().get("count").map(this::count).orElse(1);
    if (rule.isPresent() && message.isPresent()) {
      entries.add(
          new Baseline.Entry(
              rule.get().text(), file, message.get().text(), count, Optional.of(item.span())));
    }
  }

  private boolean isAcceptable(YamlScalar word) {
    Optional<Rule> rule = choice.named(word.text());
    if (rule.filter(r -> r.info().id().equals(word.text())).isEmpty()) {
      complain(
          SuppressionRules.UNKNOWN_RULE, word.span(), "there is no rule `" + word.text() + "`");
      return false;
    }
    if (!choice.maySuppress(rule.get())) {
      findings.add(
          SuppressionRules.NOT_SUPPRESSIBLE
              .at(word.span(), "`" + word.text() + "` cannot be accepted")
              .help("mend what it found, and take this out"));
      return false;
    }
    return true;
  }

  private int count(YamlNode node) {
    String text = node.asScalar().map(YamlScalar::text).orElse("");
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > LONGEST_COUNT || text.startsWith("0")) {
      complain(ShapeRules.BAD_VALUE, node.span(), "`count` must be a number from 1 up");
      return 1;
    }
    return Integer.parseInt(text);
  }

  private Optional<YamlMap> map(YamlNode node, String what) {
    Optional<YamlMap> map = node.asMap();
    if (map.isEmpty()) {
      complain(
          ShapeRules.WRONG_TYPE, node.span(), what + " must be a map, not " + node.described());
    }
    return map;
  }

  private void known(YamlMap map, List<String> keys) {
    for (YamlMap.Entry entry : map.entries()) {
      if (!keys.contains(entry.name())) {
        complain(ShapeRules.UNKNOWN_KEY, entry.key().span(), "unknown key `" + entry.name() + "`");
      }
    }
  }

  private Optional<YamlNode> required(YamlMap map, String key) {
    Optional<YamlNode> value = map.get(key);
    if (value.isEmpty()) {
      complain(ShapeRules.EMPTY_VALUE, map.span(), "`" + key + "` is missing");
    }
    return value;
  }

  private Optional<YamlScalar> text(YamlMap map, String key) {
    Optional<YamlNode> value = required(map, key);
    Optional<YamlScalar> text = value.flatMap(YamlNode::asScalar).filter(s -> !s.isNull());
    if (value.isPresent() && text.isEmpty()) {
      complain(ShapeRules.WRONG_TYPE, value.get().span(), "`" + key + "` must be text");
    }
    return text;
  }

  private void complain(RuleInfo rule, Span span, String message) {
    findings.add(rule.at(span, message).help(AGAIN));
  }
}

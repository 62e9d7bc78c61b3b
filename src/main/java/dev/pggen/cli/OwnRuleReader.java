package dev.pggen.cli;

import dev.pggen.lint.RuleWords;
import dev.pggen.lint.policy.Body;
import dev.pggen.lint.policy.Each;
import dev.pggen.lint.policy.PolicyRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.spec.MeaningRules;
import dev.pggen.spec.ShapeRules;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the rules of a repository's own.
 *
 * <pre>
 * rules:
 *   - id: ORG001
 *     name: foreign-registry
 *     each: workload
 *     must: {image: "registry.example.org/**"}
 *     message: "`{name}` runs `{value}`, which is not from our registry"
 *     why: nobody looks at images from elsewhere
 *     help: push it to registry.example.org first
 * </pre>
 */
final class OwnRuleReader {
  private static final List<String> KEYS =
      List.of(
          "id", "name", "severity", "each", "where", "must", "message", "why", "help", "samples");
  private static final String FORM = "write `rules: [{id: ORG001, name: foreign-registry, …}]`";
  private static final Pattern ID = Pattern.compile("[A-Z]{2,8}[0-9]{1,4}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern HOLE = Pattern.compile("\\{[^}]*\\}");

  private final List<Finding> findings;
  private final Set<String> taken = new HashSet<>();

  /** What is wrong is added to some findings. */
  OwnRuleReader(List<Finding> findings) {
    this.findings = findings;
  }

  /** All of them, in order. */
  List<OwnRule> of(YamlNode node, ConfigValues values) {
    List<OwnRule> rules = new ArrayList<>();
    for (YamlNode item : values.items("rules", node, FORM)) {
      Optional<ConfigValues> entry = ConfigValues.of(item, "a rule", KEYS, findings);
      if (entry.isPresent()) {
        rule(entry.get()).ifPresent(rules::add);
      }
    }
    return rules;
  }

  private Optional<OwnRule> rule(ConfigValues entry) {
    Optional<YamlScalar> id = entry.text("id", "ORG001").filter(word -> isFree(word, ID, entry));
    Optional<YamlScalar> name =
        entry.text("name", "foreign-registry").filter(word -> isFree(word, NAME, entry));
    Optional<Severity> severity =
        entry
            .value("severity")
            .flatMap(n -> entry.word("severity", n, Severity.values(), "error, warning or info"));
    Optional<Each<?>> each = each(entry);
    Optional<Body<?>> body =
        each.isPresent() ? new ClauseReader(findings).body(each.get(), entry) : Optional.empty();
    Optional<YamlScalar> message = entry.text("message", "\"`{name}` has no memory limit\"");
    Optional<YamlScalar> why = entry.text("why", "what harm it does");
    Optional<YamlScalar> help = entry.text("help", "what to do next");
    List<YamlScalar> bad = new ArrayList<>();
    List<YamlScalar> good = new ArrayList<>();
    samples(entry, bad, good);
    if (message.isPresent() && body.isPresent()) {
      holes(message.get(), body.get(), entry);
    }
    if (id.isEmpty()
        || name.isEmpty()
        || body.isEmpty()
        || message.isEmpty()
        || why.isEmpty()
        || help.isEmpty()) {
      return Optional.empty();
    }
    RuleInfo info =
        new RuleInfo(
            id.get().text(),
            name.get().text(),
            severity.orElse(Severity.WARNING),
            why.get().text().strip());
    PolicyRule rule =
        new PolicyRule(
            info,
            body.get(),
            message.get().text().strip(),
            help.get().text().strip(),
            written(entry.span()));
    return Optional.of(new OwnRule(rule, bad, good));
  }

  /** Whether a word has its form, and no other rule is called by it. */
  private boolean isFree(YamlScalar word, Pattern form, ConfigValues entry) {
    String text = word.text();
    if (!form.matcher(text).matches()) {
      entry.complain(
          ShapeRules.BAD_VALUE,
          word.span(),
          "`" + text + "` is no " + (form == ID ? "id" : "name") + " of a rule",
          form == ID
              ? "write two to eight capitals and up to four digits, like `ORG001`"
              : "say what is wrong in small letters, like `foreign-registry`");
      return false;
    }
    if (text.startsWith("PG") && form == ID) {
      entry.complain(
          ShapeRules.BAD_VALUE,
          word.span(),
          "`" + text + "` begins like the ids of pggen's own rules",
          "take letters of your own, like `ORG001`");
      return false;
    }
    boolean ours =
        !RuleWords.ids(text).isEmpty()
            || RuleOptions.isAlwaysSaid(text)
            || text.equals(RuleWords.OWN);
    if (ours || !taken.add(text)) {
      entry.complain(
          MeaningRules.CONTRADICTION,
          word.span(),
          "another rule or family is called `" + text + "`",
          "each has an id and a name of its own");
      return false;
    }
    return true;
  }

  private static Optional<Each<?>> each(ConfigValues entry) {
    List<String> names = new ArrayList<>();
    Each.ALL.forEach(each -> names.add(each.name()));
    Optional<YamlScalar> word = entry.text("each", "workload");
    Optional<Each<?>> each = word.flatMap(w -> Each.named(w.text()));
    if (word.isPresent() && each.isEmpty()) {
      String text = word.get().text();
      entry.complain(
          ShapeRules.BAD_VALUE,
          word.get().span(),
          "there is no `" + text + "` in a stack" + ConfigValues.meant(text, names),
          "one of: " + String.join(", ", names));
    }
    return each;
  }

  /** What is filled into a message can only be what there is one of. */
  private static void holes(YamlScalar message, Body<?> body, ConfigValues entry) {
    var hole = HOLE.matcher(message.text());
    while (hole.find()) {
      boolean value = hole.group().equals(PolicyRule.VALUE);
      boolean lists = body.must().stream().anyMatch(c -> c.field().type().isList());
      if (value && lists || !value && !hole.group().equals(PolicyRule.NAME)) {
        entry.complain(
            ShapeRules.BAD_VALUE,
            message.span(),
            "`" + hole.group() + "` cannot be filled in",
            value
                ? "`must` asks of a list, which has many values: leave it out"
                : "only `{name}` and `{value}` can");
      }
    }
  }

  private void samples(ConfigValues entry, List<YamlScalar> bad, List<YamlScalar> good) {
    Optional<YamlNode> samples = entry.value("samples");
    if (samples.isPresent()) {
      Optional<ConfigValues> both =
          ConfigValues.of(samples.get(), "`samples`", List.of("bad", "good"), findings);
      if (both.isPresent()) {
        bad.addAll(both.get().words("bad", "compose.bad.yaml"));
        good.addAll(both.get().words("good", "compose.good.yaml"));
      }
    }
  }

  /** The text of a rule, as if it stood at the left edge. */
  private static String written(Span span) {
    String margin = " ".repeat(span.column() - 1);
    StringBuilder text = new StringBuilder();
    for (int line = span.line(); line <= span.endLine(); line++) {
      String whole = span.file().line(line);
      boolean begins = line == span.line() || whole.startsWith(margin);
      text.append(begins ? whole.substring(margin.length()) : whole).append('\n');
    }
    return text.toString().stripTrailing() + "\n";
  }
}

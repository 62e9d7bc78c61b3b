package dev.pggen.lint.format;

import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of variables in which a secret stands without quotes.
 *
 * <p>Silent where the value passes a function, or has other text around it.
 */
public final class Pg926UnquotedEnvValue implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG926",
          "unquoted-env-value",
          Severity.WARNING,
          "behind `#` the rest is a comment, and a lone quote ends the task with an error: a password may hold both");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "nomad";
  }

  @Override
  public Class<HclFile> documents() {
    return HclFile.class;
  }

  @Override
  public Stream<Finding> check(HclFile file) {
    return JobTemplate.all(Jobs.of(file))
        .filter(JobTemplate::isEnv)
        .flatMap(t -> finding(t).stream());
  }

  private static Optional<Finding> finding(JobTemplate template) {
    Optional<Finding> finding = Optional.empty();
    for (EnvLine line : EnvLine.of(template)) {
      Optional<Lookup> lookup = line.bare(template);
      if (lookup.isPresent() && (lookup.get().isSecret() || Lookup.namesSecret(line.name()))) {
        Span place = place(template, lookup.get());
        finding =
            Optional.of(
                finding
                    .map(f -> f.related(place, "`" + line.name() + "` as well"))
                    .orElseGet(() -> finding(line, lookup.get(), place)));
      }
    }
    return finding.or(() -> unnamed(template));
  }

  /** All of an entry, the password of a server among it. */
  private static Optional<Finding> unnamed(JobTemplate template) {
    return UnnamedLine.withPassword(template)
        .map(UnnamedLine::value)
        .filter(value -> value.words().size() == 1)
        .map(
            value ->
                INFO.at(
                        template.data().orElseThrow().place(value.from(), value.to()),
                        "each value is cut at the first `#`, and broken by a quote")
                    .help(
                        "write `{{ "
                            + value.words().get(0).text()
                            + " | toJSON }}`, which puts it in quotes"));
  }

  private static Span place(JobTemplate template, Lookup lookup) {
    return template.data().orElseThrow().place(lookup.action().from(), lookup.action().to());
  }

  private static Finding finding(EnvLine line, Lookup lookup, Span place) {
    String word = lookup.store() == Lookup.Store.CONSUL ? "key …" : lookup.word().text();
    return INFO.at(place, "`" + line.name() + "` is cut at the first `#`, and broken by a quote")
        .help("write `{{ " + word + " | toJSON }}`, which puts it in quotes");
  }
}

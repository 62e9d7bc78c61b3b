package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A template that becomes a file without its secret when the key is missing.
 *
 * <p>Silent about values whose names are not those of secrets, and where the template has another
 * value for them.
 */
public final class Pg923MissingSecretWritten implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG923",
          "missing-secret-written",
          Severity.WARNING,
          "a key that is not there, or is written otherwise, is no error unless the template says so");

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
    return JobTemplate.all(Jobs.of(file)).flatMap(t -> finding(t).stream());
  }

  private static Optional<Finding> finding(JobTemplate template) {
    Optional<HclAttribute> said = template.attribute("error_on_missing_key");
    boolean isOff =
        said.isEmpty()
            || template
                .task()
                .jobs()
                .text(template.block().body(), "error_on_missing_key")
                .filter("false"::equals)
                .isPresent();
    if (!isOff) {
      return Optional.empty();
    }
    Optional<Finding> finding = Optional.empty();
    for (Lookup lookup : template.lookups()) {
      if (lookup.store() != Lookup.Store.CONSUL && lookup.isSecret() && !lookup.isOptional()) {
        finding =
            Optional.of(
                finding
                    .map(f -> f.related(place(template, lookup), "`" + lookup.key() + "` as well"))
                    .orElseGet(() -> finding(template, lookup, said)));
      }
    }
    return finding;
  }

  private static Span place(JobTemplate template, Lookup lookup) {
    return template.data().orElseThrow().place(lookup.action().from(), lookup.action().to());
  }

  /** Tried with Go's templates and the types of both stores. */
  private static Finding finding(JobTemplate template, Lookup lookup, Optional<HclAttribute> said) {
    String becomes = lookup.store() == Lookup.Store.NOMAD ? "nothing" : "`<no value>`";
    Finding finding =
        INFO.at(
                place(template, lookup),
                "without its key, `" + lookup.key() + "` becomes " + becomes)
            .help("add `error_on_missing_key = true`: the task waits, and its events name the key");
    return said.map(a -> finding.related(a.span(), "it is turned off here")).orElse(finding);
  }
}

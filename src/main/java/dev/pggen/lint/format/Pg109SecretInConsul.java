package dev.pggen.lint.format;

import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.stream.Stream;

/** A password that a template takes from the keys of Consul, which are no store for secrets. */
public final class Pg109SecretInConsul implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG109",
          "secret-in-consul",
          Severity.WARNING,
          "Consul keeps its keys in plain text, in its data directory and in every snapshot");

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
        .flatMap(
            t ->
                t.lookups().stream()
                    .filter(l -> l.store() == Lookup.Store.CONSUL && l.isSecret())
                    .map(l -> finding(t, l)));
  }

  private static Finding finding(JobTemplate template, Lookup lookup) {
    return INFO.at(
            template.data().orElseThrow().place(lookup.action().from(), lookup.action().to()),
            "`" + lookup.key() + "` is kept in Consul, which encrypts nothing")
        .help("keep it in a variable of Nomad or in Vault, and change it: the old one is known");
  }
}

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
                    .filter(l -> l.store() == Lookup.Store.CONSUL)
                    .filter(l -> l.isSecret() || isPasswordAmong(t, l))
                    .map(l -> finding(t, l)));
  }

  /** A server's variables are one entry, and no other gives it the password that it needs. */
  private static boolean isPasswordAmong(JobTemplate template, Lookup lookup) {
    JobTask task = template.task();
    String text = template.data().orElseThrow().text();
    int from = text.lastIndexOf('\n', lookup.action().from()) + 1;
    int end = text.indexOf('\n', lookup.action().to());
    String line = text.substring(from, end < 0 ? text.length() : end).strip();
    return template.isEnv()
        && task.isServer()
        && line.equals(text.substring(lookup.action().from(), lookup.action().to()))
        && Jobs.written(task.block())
            .lines()
            .map(String::strip)
            .noneMatch(
                l -> l.startsWith("postgres_password") || l.startsWith("postgres_host_auth"));
  }

  private static Finding finding(JobTemplate template, Lookup lookup) {
    return INFO.at(
            template.data().orElseThrow().place(lookup.action().from(), lookup.action().to()),
            "`" + lookup.key() + "` is kept in Consul, which encrypts nothing")
        .help("keep it in a variable of Nomad or in Vault, and change it: the old one is known");
  }
}

package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Policies that a task asks for, and Nomad no longer reads.
 *
 * <p>Silent where a role is named beside them.
 */
public final class Pg931VaultPoliciesIgnored implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG931",
          "vault-policies-ignored",
          Severity.WARNING,
          "since 1.10 a task signs in to Vault with its workload identity, and the role alone decides what it may read");

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
    return file.body().blocks("job").stream()
        .flatMap(job -> Stream.concat(Stream.of(job), below(job)))
        .flatMap(block -> block.body().blocks("vault").stream())
        .flatMap(vault -> finding(vault).stream());
  }

  private static Stream<HclBlock> below(HclBlock job) {
    return job.body().blocks("group").stream()
        .flatMap(g -> Stream.concat(Stream.of(g), g.body().blocks("task").stream()));
  }

  private static Optional<Finding> finding(HclBlock vault) {
    return vault.body().attribute("role").isPresent()
        ? Optional.empty()
        : vault
            .body()
            .attribute("policies")
            .map(
                policies ->
                    INFO.at(policies.name().span(), "Nomad 1.10 and later ignore `policies`")
                        .help(
                            "give the policies to a role of Vault's JWT method that is bound to the"
                                + " job, and name it: `role = \"…\"`"));
  }
}

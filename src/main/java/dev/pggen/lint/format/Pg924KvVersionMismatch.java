package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A path of Vault's KV engine, version 2, whose answer is read like that of version 1.
 *
 * <p>The reverse is none: where a path lacks {@code data}, the client puts it in.
 */
public final class Pg924KvVersionMismatch implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG924",
          "kv-version-mismatch",
          Severity.ERROR,
          "version 2 of Vault's KV engine wraps the values in another `data`, so none of the keys is found");

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
    Jobs jobs = Jobs.of(file);
    return Stream.concat(
        JobTemplate.all(jobs).flatMap(Pg924KvVersionMismatch::lookups),
        jobs.tasks().flatMap(Pg924KvVersionMismatch::blocks));
  }

  private static Stream<Finding> lookups(JobTemplate template) {
    return template.lookups().stream()
        .filter(l -> l.store() == Lookup.Store.VAULT && isSecond(l.path()) && isFirst(l.keys()))
        .map(l -> finding(template, l));
  }

  /** The engine's own segment, behind its mount. */
  private static boolean isSecond(String path) {
    int at = path.indexOf("/data/");
    return at > 0 && at + "/data/".length() < path.length();
  }

  private static boolean isFirst(List<String> keys) {
    return keys.size() > 1
        && keys.get(0).equals("Data")
        && !keys.get(1).equals("data")
        && !keys.get(1).equals("metadata");
  }

  private static Finding finding(JobTemplate template, Lookup lookup) {
    String written = lookup.word().text();
    String other = ".Data.data" + written.substring(".Data".length());
    Span place = template.data().orElseThrow().place(lookup.word().from(), lookup.word().to());
    return INFO.at(
            place, "`" + written + "` is nothing: the values of this path lie in `.Data.data`")
        .help("write `" + other + "`");
  }

  /** A block has the first version as its default, whatever the manual says. */
  private static Stream<Finding> blocks(JobTask task) {
    Jobs jobs = task.jobs();
    return task.body().blocks("secret").stream()
        .map(HclBlock::body)
        .filter(b -> jobs.text(b, "provider").filter("vault"::equals).isPresent())
        .filter(b -> jobs.text(b, "path").filter(p -> isSecond(p)).isPresent())
        .filter(b -> isFirst(jobs, b))
        .map(
            b ->
                INFO.at(
                        b.attribute("path").orElseThrow().value().span(),
                        "the values of this path are not found: the block reads version 1")
                    .help("add a block `config` with `engine = \"kv_v2\"`"));
  }

  private static boolean isFirst(Jobs jobs, HclBody secret) {
    Optional<HclBody> config = Jobs.block(secret, "config").map(HclBlock::body);
    return Jobs.tellsAll(secret, "config")
        && secret.attribute("config").isEmpty()
        && (config.isEmpty()
            || config.get().attribute("engine").isEmpty()
            || jobs.text(config.get(), "engine").filter("kv"::equals).isPresent());
  }
}

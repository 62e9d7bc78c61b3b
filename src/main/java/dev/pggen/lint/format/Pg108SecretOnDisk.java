package dev.pggen.lint.format;

import dev.pggen.hcl.HclFile;
import dev.pggen.hcl.HclTraversal;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A template with a secret that the client writes to its disk.
 *
 * <p>Silent where the directory is not known, and about values whose names are not those of
 * secrets.
 */
public final class Pg108SecretOnDisk implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG108",
          "secret-on-disk",
          Severity.WARNING,
          "only `secrets/` is kept in memory: all else lies on the client's disk, and everybody who may read the allocation's files gets it from Nomad");

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
    Optional<String> destination = template.destination();
    if (destination.isEmpty()
        || template.directory() == JobTemplate.Directory.UNKNOWN
        || template.directory() == JobTemplate.Directory.SECRETS) {
      return Optional.empty();
    }
    Optional<Lookup> secret = template.lookups().stream().filter(Lookup::isSecret).findFirst();
    return secret
        .map(s -> finding(template, destination.get(), s))
        .or(() -> ofJob(template).map(v -> finding(template, destination.get(), v)));
  }

  /** A variable of the job with a secret's name, which Nomad writes into the text. */
  private static Optional<HclTraversal.Variable> ofJob(JobTemplate template) {
    return template.attribute("data").stream()
        .flatMap(data -> References.in(data.value()).stream())
        .filter(v -> v.name().value().equals("var") && v.steps().size() == 1)
        .filter(v -> Lookup.namesSecret(v.path().substring(v.path().indexOf('.') + 1)))
        .findFirst();
  }

  private static Finding finding(
      JobTemplate template, String destination, HclTraversal.Variable secret) {
    return finding(template, destination, secret.path(), secret.span());
  }

  private static Finding finding(JobTemplate template, String destination, Lookup secret) {
    Span here = template.data().orElseThrow().place(secret.action().from(), secret.action().to());
    return finding(template, destination, secret.key(), here);
  }

  private static Finding finding(JobTemplate template, String destination, String name, Span here) {
    Span place = template.attribute("destination").orElseThrow().value().span();
    String other = "secrets/" + destination.substring(destination.lastIndexOf('/') + 1);
    Matcher wrong = JobTemplate.NO_VARIABLE.matcher(destination);
    String because = wrong.lookingAt() ? ": `" + wrong.group() + "` is no variable of Nomad" : "";
    return INFO.at(place, "`" + name + "` is written to the client's disk" + because)
        .related(here, "here the secret is put in")
        .help("write it to `" + other + "`, which is kept in memory");
  }
}

package dev.pggen.lint.format;

import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.lint.rule.LocalUsers;
import dev.pggen.lint.rule.SecretWords;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A password, key or token in the lines of a template that become variables.
 *
 * <p>Silent about what a client puts in, and about values that cannot be secrets.
 */
public final class Pg932PlaintextInTemplate implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG932",
          "plaintext-in-template",
          Severity.ERROR,
          "what is committed is known to everybody who can read the repository, for ever; Nomad"
              + " shows it to all who may read the job");

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
        .flatMap(t -> findings(t, EnvLine.of(t)));
  }

  private static Stream<Finding> findings(JobTemplate template, List<EnvLine> lines) {
    List<String> names = lines.stream().map(EnvLine::name).toList();
    return lines.stream().flatMap(line -> finding(template, line, names).stream());
  }

  private static Optional<Finding> finding(JobTemplate template, EnvLine line, List<String> names) {
    String value = bare(line.value());
    if (SecretWords.namesPair(line.name(), value, names)
        || line.value().contains("{{")
        || value.indexOf('$') >= 0
        || value.indexOf(JobText.HOLE) >= 0
        || template.block().body().attribute("left_delimiter").isPresent()) {
      return Optional.empty();
    }
    boolean secret =
        SecretWords.passwordInUrl(value)
            || LocalUsers.hold(line.name(), value)
            || Lookup.namesSecret(line.name())
                && SecretWords.holdsSecret(line.name(), value)
                && !isFilledOrTime(value);
    int to = line.start() + line.value().length();
    return secret
        ? Optional.of(
            INFO.at(
                    template.data().orElseThrow().place(line.start(), to),
                    "`" + line.name() + "` holds a secret in plain text")
                .mask()
                .help(
                    "put it into a variable of Nomad, take it from there with `nomadVar`, and"
                        + " change the old one"))
        : Optional.empty();
  }

  /** Without quotes, or what follows as a comment. */
  private static String bare(String value) {
    if (value.startsWith("#")) {
      return "";
    }
    boolean quoted =
        value.length() > 1
            && (value.startsWith("\"") && value.endsWith("\"")
                || value.startsWith("'") && value.endsWith("'"));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** A place for another program to fill in, or a length of time like {@code 24h}. */
  private static boolean isFilledOrTime(String value) {
    int digits = 0;
    while (digits < value.length() && Character.isDigit(value.charAt(digits))) {
      digits++;
    }
    String unit = value.substring(digits);
    return value.startsWith("<")
        || value.startsWith("__")
        || value.startsWith("REPLACE")
        || digits > 0 && unit.length() == 1 && "smhd".contains(unit);
  }
}

package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A container of a custom app runs as a user that the NAS has for itself. */
public final class Pg948SystemUser implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG948",
          "system-user",
          Severity.WARNING,
          "who has this number on the NAS reads and writes what the container keeps there, and the other way round");

  /** From here on the NAS lets its administrators choose. */
  private static final int FIRST = 568;

  /** From here on the system chooses numbers itself, and not all are in use. */
  private static final int DYNAMIC = 100;

  private static final int NETDATA = 999;
  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,9})(:[0-9]{1,9})?");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "truenas";
  }

  @Override
  public Class<YamlDocument> documents() {
    return YamlDocument.class;
  }

  @Override
  public Stream<Finding> check(YamlDocument document) {
    return Places.entries(document, "services")
        .flatMap(
            service ->
                Places.scalar((YamlMap) service.value(), "user").stream()
                    .flatMap(user -> finding(service.name(), user).stream()));
  }

  private static Optional<Finding> finding(String service, YamlScalar user) {
    Matcher numbers = NUMBERS.matcher(user.text());
    if (!numbers.matches()) {
      return Optional.empty();
    }
    int uid = Integer.parseInt(numbers.group(1));
    boolean system = uid > 0 && uid < FIRST;
    if (!system && uid != NETDATA) {
      return Optional.empty();
    }
    String whose = system ? "which the NAS keeps for its own users" : "the NAS's `netdata`";
    return Optional.of(
        INFO.at(user.span(), "`" + service + "` runs with uid " + uid + ", " + whose)
            .severity(uid < DYNAMIC ? Severity.WARNING : Severity.INFO)
            .help(
                "where the image can, run it as `568:568`, the NAS's user for apps, or as a user made"
                    + " for it, and give its datasets to that user"));
  }
}

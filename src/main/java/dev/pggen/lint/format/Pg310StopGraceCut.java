package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A container asks for more time to end than a shutdown of the NAS gives. */
public final class Pg310StopGraceCut implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG310",
          "stop-grace-cut",
          Severity.INFO,
          "a container that needs longer is killed when the NAS shuts down, whatever is written here");

  /** Seconds after which a shutdown goes on without the app. */
  private static final int LONGEST = 60;

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6}(h|ms|m|s|us))+");
  private static final Pattern PART = Pattern.compile("([0-9]{1,6})(h|ms|m|s|us)");

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
                Places.scalar((YamlMap) service.value(), "stop_grace_period")
                    .filter(grace -> seconds(grace.text()) > LONGEST)
                    .map(grace -> finding(service.name(), grace))
                    .stream());
  }

  private static Finding finding(String service, YamlScalar grace) {
    return INFO.at(
            grace.span(),
            "`" + service + "` has " + LONGEST + " s when the NAS shuts down, not " + grace.text())
        .help(
            "count on 60 s: stop the app before a shutdown, or see to it that it ends sooner, as a"
                + " server does with a shorter `checkpoint_timeout`");
  }

  /** Zero for what is no duration of Compose. */
  private static long seconds(String text) {
    if (!DURATION.matcher(text).matches()) {
      return 0;
    }
    long seconds = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      long number = Long.parseLong(part.group(1));
      seconds +=
          switch (part.group(2)) {
            case "h" -> number * 3600;
            case "m" -> number * 60;
            case "s" -> number;
            default -> 0;
          };
    }
    return seconds;
  }
}

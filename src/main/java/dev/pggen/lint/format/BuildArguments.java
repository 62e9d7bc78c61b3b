package dev.pggen.lint.format;

import dev.pggen.lint.rule.BuildSecrets;
import dev.pggen.lint.rule.SecretWords;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlScalar;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Secrets that are given to the build of a service's image, where they stay. */
final class BuildArguments {
  private BuildArguments() {}

  static Stream<Finding> secrets(RuleInfo info, ComposeService service) {
    Map<String, YamlScalar> arguments = service.buildArguments();
    return arguments.entrySet().stream()
        .flatMap(
            argument ->
                place(argument.getKey(), argument.getValue(), arguments.keySet()).stream()
                    .map(place -> finding(info, service, argument.getKey(), place)));
  }

  /** Where the secret of an argument stands, if it is one. */
  private static Optional<Span> place(String name, YamlScalar value, Set<String> beside) {
    if (value.isNull()) {
      return BuildSecrets.isFilledIn(name, name, beside)
          ? Optional.of(value.span())
          : Optional.empty();
    }
    String text = value.text();
    if (text.indexOf('$') < 0) {
      return BuildSecrets.isWritten(name, text) ? Optional.of(value.span()) : Optional.empty();
    }
    Matcher m = Pg110FilledInSecret.REFERENCE.matcher(text);
    while (m.find()) {
      String asked = m.group(2) == null ? m.group(3) : m.group(2);
      boolean alone = m.start(1) == 0 && m.end(1) == text.length();
      boolean secret =
          alone
              ? BuildSecrets.isFilledIn(name, asked, beside)
              : SecretWords.namesSecret(asked) && !BuildSecrets.isHarmless(name);
      if (secret) {
        return Optional.of(Places.part(value, m.start(1), m.end(1)));
      }
    }
    return Optional.empty();
  }

  private static Finding finding(RuleInfo info, ComposeService service, String name, Span place) {
    Finding finding =
        info.at(place, "the build of `" + service.name() + "` gets `" + name + "` as an argument");
    return (place.text().indexOf('$') < 0 ? finding.mask() : finding)
        .why(
            "what a build is given as an argument stays: in the cache of the builder and, where the"
                + " last stage uses it, in the history and the layers of the image")
        .help(
            "name it below `build.secrets` and read it with `RUN --mount=type=secret,id=…`; what"
                + " only the running program needs is no argument");
  }
}

package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.source.Written;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dollar sign that was meant for the container: Compose fills it in from the machine that starts
 * it, where most often there is nothing.
 *
 * <p>Silent where the variable may well be the machine's: only names that the service itself sets
 * to a literal or its shell to what a program prints, and signs in the middle of a word, are told.
 */
public final class Pg901UnescapedDollar implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG901",
          "unescaped-dollar",
          Severity.WARNING,
          "Compose replaces `$NAME` before the container starts, by nothing where the machine has"
              + " no such variable");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "compose";
  }

  @Override
  public Class<YamlDocument> documents() {
    return YamlDocument.class;
  }

  @Override
  public Stream<Finding> check(YamlDocument document) {
    return Places.maps(document, "services")
        .flatMap(service -> Stream.concat(commands(service), values(service)));
  }

  /** The container's own variables in what its shell runs. */
  private static Stream<Finding> commands(YamlMap service) {
    Map<String, Span> own = literals(service);
    return Stream.of(
            Places.at(service, "command"),
            Places.at(service, "entrypoint"),
            Places.at(service, "healthcheck", "test"))
        .flatMap(node -> node.stream())
        .flatMap(Places::scalars)
        .flatMap(
            scalar ->
                Dollar.in(scalar.text()).stream()
                    .flatMap(
                        d ->
                            Optional.ofNullable(own.get(d.name()))
                                .map(
                                    set ->
                                        command(
                                            scalar, d, set, "only the container has this variable"))
                                .or(
                                    () ->
                                        set(scalar, d)
                                            .map(
                                                set ->
                                                    command(
                                                        scalar, d, set, "the shell sets it here")))
                                .stream()));
  }

  /** Where the shell itself sets the variable before, to what a program prints. */
  private static Optional<Span> set(YamlScalar scalar, Dollar dollar) {
    String text = scalar.text();
    String name = dollar.name() + "=";
    for (int at = text.indexOf(name);
        at >= 0 && at < dollar.from();
        at = text.indexOf(name, at + 1)) {
      int value = at + name.length();
      int from = text.startsWith("\"", value) ? value + 1 : value;
      boolean begins = at == 0 || " ;&|(\n\t".indexOf(text.charAt(at - 1)) >= 0;
      if (begins && (text.startsWith("$$(", from) || text.startsWith("`", from))) {
        return Optional.of(scalar.part(at, at + dollar.name().length()));
      }
    }
    return Optional.empty();
  }

  private static Finding command(YamlScalar scalar, Dollar dollar, Span set, String why) {
    String written = scalar.text().substring(dollar.from(), dollar.to());
    return INFO.at(
            scalar.part(dollar.from(), dollar.to()),
            "`" + written + "` is filled in by Compose, not by the shell in the container")
        .related(set, why)
        .help("write `$" + written + "`: a doubled sign reaches the container as one")
        .unsafely(
            "double the sign",
            Written.over(scalar.part(dollar.from(), dollar.to()), written, "$" + written));
  }

  /** Signs in the middle of a word, as in a password. */
  private static Stream<Finding> values(YamlMap service) {
    return Places.at(service, "environment").stream()
        .flatMap(Places::scalars)
        .flatMap(
            scalar ->
                Dollar.in(scalar.text()).stream()
                    .filter(d -> isInWord(scalar.text(), d))
                    .map(d -> value(scalar, d)));
  }

  private static boolean isInWord(String text, Dollar dollar) {
    return dollar.from() > 0
        && Character.isLetterOrDigit(text.charAt(dollar.from() - 1))
        && text.charAt(dollar.from() + 1) != '{'
        && dollar.name().chars().anyMatch(Character::isLowerCase);
  }

  private static Finding value(YamlScalar scalar, Dollar dollar) {
    return INFO.at(
            scalar.part(dollar.from(), dollar.to()),
            "what follows this `$` is taken for the name of a variable and cut out of the value")
        .mask()
        .help("double the sign: `$$` reaches the container as one")
        .unsafely(
            "double the sign",
            Written.over(
                scalar.part(dollar.from(), dollar.to()),
                scalar.text().substring(dollar.from(), dollar.to()),
                "$" + scalar.text().substring(dollar.from(), dollar.to())));
  }

  /** Variables that the service sets to what stands in the file. */
  private static Map<String, Span> literals(YamlMap service) {
    Map<String, Span> literals = new TreeMap<>();
    @Nullable YamlNode environment = Places.at(service, "environment").orElse(null);
    if (environment instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        entry
            .value()
            .asScalar()
            .filter(v -> !v.isNull() && v.text().indexOf('$') < 0)
            .ifPresent(v -> literals.put(entry.name(), entry.key().span()));
      }
    } else if (environment instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        item.asScalar()
            .filter(v -> v.text().indexOf('=') > 0 && v.text().indexOf('$') < 0)
            .ifPresent(
                v -> {
                  int end = v.text().indexOf('=');
                  literals.put(v.text().substring(0, end), v.part(0, end));
                });
      }
    }
    return literals;
  }
}

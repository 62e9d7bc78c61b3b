package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.lint.rule.SecretWords;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.source.Written;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A bare value that YAML takes for something else than its text. */
public final class Pg902RetypedValue implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG902",
          "retyped-value",
          Severity.WARNING,
          "YAML gives a bare value a type, and what arrives is another spelling of it or an error");

  private static final Set<String> SWITCHES = Set.of("yes", "no", "on", "off");

  /** Within these, Compose prints a decimal without an exponent. */
  private static final BigDecimal LARGE = new BigDecimal("1e6");

  private static final BigDecimal SMALL = new BigDecimal("1e-4");

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
    List<Finding> found =
        Places.maps(document, "services")
            .flatMap(
                service ->
                    Stream.of(switches(service), ports(service), variables(service))
                        .flatMap(each -> each))
            .toList();
    return document.isOf("truenas")
        ? Stream.concat(found.stream(), reread(document, found))
        : found.stream();
  }

  /** A NAS reads the whole file by YAML 1.1 and writes it anew before Compose sees it. */
  private static Stream<Finding> reread(YamlDocument document, List<Finding> told) {
    Set<Span> spans = new HashSet<>();
    told.forEach(finding -> spans.add(finding.span()));
    return Places.scalars(document.root())
        .filter(s -> isPlain(s) && s.isString() && !spans.contains(s.span()))
        .flatMap(s -> other(s.text()).stream().map(what -> quoted(s, what)));
  }

  private static Optional<String> other(String text) {
    String shown = "`" + text + "` is text to Compose and ";
    if (SWITCHES.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.of(shown + "a truth value to the NAS");
    }
    return OlderYaml.isTime(text)
        ? Optional.of(shown + "a date to the NAS")
        : OlderYaml.sixties(text).map(n -> shown + "the number " + n + " to the NAS");
  }

  private static Stream<Finding> switches(YamlMap service) {
    return Places.scalars(service)
        .filter(Pg902RetypedValue::isPlain)
        .filter(s -> SWITCHES.contains(s.text().toLowerCase(Locale.ROOT)))
        .map(
            s ->
                quoted(
                    s,
                    "`"
                        + s.text()
                        + "` is a word to Compose and a truth value to older YAML readers"));
  }

  /** In YAML 1.1 numbers with colons count in sixties. */
  private static Stream<Finding> ports(YamlMap service) {
    return Places.at(service, "ports").stream()
        .flatMap(Places::scalars)
        .filter(Pg902RetypedValue::isPlain)
        .flatMap(
            s ->
                sixties(s.text()).stream()
                    .map(
                        n ->
                            quoted(
                                s,
                                "`"
                                    + s.text()
                                    + "` is the number "
                                    + n
                                    + " to older YAML readers")));
  }

  private static Optional<BigInteger> sixties(String text) {
    boolean pair = text.length() < 9 && text.indexOf(':') == text.lastIndexOf(':');
    return pair ? OlderYaml.sixties(text) : Optional.empty();
  }

  /** What a container gets for a number is not always what was written. */
  private static Stream<Finding> variables(YamlMap service) {
    return Places.at(service, "environment").flatMap(n -> n.asMap()).stream()
        .flatMap(m -> m.entries().stream())
        .flatMap(e -> e.value().asScalar().stream().flatMap(s -> number(e.name(), s).stream()));
  }

  private static Optional<Finding> number(String name, YamlScalar scalar) {
    if (scalar.asInteger().isPresent()) {
      return respelled(name, scalar, scalar.asInteger().get().toString());
    }
    if (scalar.kind() != YamlScalar.Kind.DECIMAL || !isDecimal(scalar.text())) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(scalar.text()).stripTrailingZeros();
    BigDecimal size = value.abs();
    boolean plain = size.signum() == 0 || (size.compareTo(SMALL) >= 0 && size.compareTo(LARGE) < 0);
    return respelled(name, scalar, plain ? value.toPlainString() : "");
  }

  /** Underscores, infinities and the like are beyond us. */
  private static boolean isDecimal(String text) {
    return text.length() <= 15 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
  }

  private static Optional<Finding> respelled(String name, YamlScalar scalar, String arrives) {
    if (arrives.equals(scalar.text())) {
      return Optional.empty();
    }
    boolean secret = SecretWords.namesSecret(name);
    String what = arrives.isEmpty() || secret ? "in another spelling" : "as `" + arrives + "`";
    Finding finding =
        INFO.at(scalar.span(), "`" + name + "` arrives in the container " + what)
            .help("put the value in quotes")
            .safely("put it in quotes", quotes(scalar));
    return Optional.of(secret ? finding.mask() : finding);
  }

  private static boolean isPlain(YamlScalar scalar) {
    return scalar.style() == YamlScalar.Style.PLAIN && scalar.tag().isEmpty();
  }

  private static Finding quoted(YamlScalar scalar, String message) {
    return INFO.at(scalar.span(), message)
        .help("put it in quotes: `\"" + scalar.text() + "\"`")
        .safely("put it in quotes", quotes(scalar));
  }

  private static Optional<Fix.Replace> quotes(YamlScalar scalar) {
    return Written.over(scalar.span(), scalar.text(), "\"" + scalar.text() + "\"");
  }
}

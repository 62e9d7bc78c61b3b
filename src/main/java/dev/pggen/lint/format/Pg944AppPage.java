package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the page of a custom app should show has another shape than the NAS takes. */
public final class Pg944AppPage implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG944",
          "app-page",
          Severity.WARNING,
          "where one of them has another shape the page of the app shows neither buttons nor notes,"
              + " and nobody says so");

  private static final List<String> NEEDED = List.of("name", "scheme", "host", "port");
  private static final Set<String> KEYS = Set.of("name", "scheme", "host", "port", "path");

  private static final String EXAMPLE =
      "a button is `{name: \"Web UI\", scheme: \"http\", host: \"0.0.0.0\", port: 30008, path:"
          + " \"/\"}`";

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
    List<Finding> found = new ArrayList<>();
    Optional<YamlMap> root = document.root().asMap();
    root.flatMap(m -> m.entry("x-portals")).ifPresent(e -> portals(e, found));
    root.flatMap(m -> m.get("x-notes"))
        .filter(n -> !isText(n) && !n.isNull())
        .ifPresent(n -> found.add(at(n, "`x-notes` is one text", "write a text in Markdown")));
    root.flatMap(m -> m.get("x-action-required"))
        .filter(n -> !isKind(n, YamlScalar.Kind.BOOLEAN) && !n.isNull())
        .ifPresent(n -> found.add(at(n, "`x-action-required` is true or false", "write it bare")));
    return found.stream();
  }

  private static void portals(YamlMap.Entry entry, List<Finding> found) {
    if (entry.value().asList().isEmpty()) {
      found.add(at(entry.value(), "`x-portals` is a list of buttons", EXAMPLE));
      return;
    }
    for (YamlNode item : Places.items(Optional.of(entry.value()))) {
      if (item instanceof YamlMap portal) {
        portal(portal, found);
      } else {
        found.add(at(item, "this is no button", EXAMPLE));
      }
    }
  }

  private static void portal(YamlMap portal, List<Finding> found) {
    for (String key : NEEDED) {
      if (portal.get(key).isEmpty()) {
        found.add(at(portal, "the button has no `" + key + "`", EXAMPLE));
      }
    }
    for (YamlMap.Entry entry : portal.entries()) {
      if (!KEYS.contains(entry.name())) {
        found.add(
            at(entry.key(), "a button has no `" + entry.name() + "`", "take it out; " + EXAMPLE));
      } else if (!isGood(entry)) {
        found.add(bare(entry.value(), at(entry.value(), message(entry.name()), EXAMPLE)));
      }
    }
  }

  /** A number in quotes is mended by taking them away. */
  private static Finding bare(YamlNode value, Finding finding) {
    String text = value.asScalar().map(YamlScalar::text).orElse("");
    boolean number = text.matches("[1-9][0-9]{0,4}");
    return number && finding.message().equals(message("port"))
        ? finding.fix(Fix.safe("take the quotes away", new Fix.Replace(value.span(), text)))
        : finding;
  }

  private static boolean isGood(YamlMap.Entry entry) {
    String text = entry.value().asScalar().map(YamlScalar::text).orElse("");
    return switch (entry.name()) {
      case "port" -> isKind(entry.value(), YamlScalar.Kind.INTEGER);
      case "scheme" -> text.equals("http") || text.equals("https");
      case "name" -> isText(entry.value()) && !text.isEmpty();
      case "path" -> isText(entry.value()) && text.startsWith("/");
      default -> isText(entry.value());
    };
  }

  private static String message(String key) {
    String shape =
        switch (key) {
          case "port" -> "a number without quotes";
          case "scheme" -> "`http` or `https`";
          case "path" -> "a text that begins with `/`";
          default -> "a text";
        };
    return "the button's `" + key + "` is " + shape;
  }

  private static boolean isText(YamlNode node) {
    return isKind(node, YamlScalar.Kind.STRING);
  }

  private static boolean isKind(YamlNode node, YamlScalar.Kind kind) {
    return node.asScalar().filter(s -> s.kind() == kind).isPresent();
  }

  private static Finding at(YamlNode node, String message, String help) {
    return INFO.at(node.span(), message).help(help);
  }
}

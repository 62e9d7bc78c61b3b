package dev.pggen.catalog;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlReader;
import java.util.List;
import java.util.Set;

/** What a rendered Compose file must say to TrueNAS itself. */
public final class RenderedCheck {
  private static final Shape PORTAL =
      Shape.keys(
          Set.of("name", "scheme", "host", "port"),
          true,
          "name",
          Shape.text("(?s).+", "a name"),
          "scheme",
          Shape.text("https?", "http or https"),
          "host",
          Shape.TEXT,
          "port",
          Shape.INTEGER,
          "path",
          Shape.text("(?s)/.*", "a path that begins with a slash"));
  private static final Shape FLAG =
      new Shape.Single(
          Set.of(PyKind.BOOLEAN, PyKind.NULL),
          java.util.regex.Pattern.compile(".*"),
          "true or false");
  private static final Shape FILE =
      Shape.keys(
          Set.of("services"),
          false,
          "services",
          Shape.keys(Set.of(), false),
          "x-portals",
          new Shape.Several(PORTAL),
          "x-notes",
          Shape.TEXT_OR_NULL,
          "x-action-required",
          FLAG);

  private RenderedCheck() {}

  /** What is wrong with a file that the catalog's library rendered. */
  public static List<Finding> check(SourceFile file) {
    Findings findings = new Findings();
    Result<YamlDocument> read = YamlReader.read(file, YamlDialect.COMPOSE);
    findings.addAll(read.findings());
    read.value().ifPresent(d -> check(d.root(), file, findings));
    return findings.sorted();
  }

  static void check(YamlNode root, SourceFile file, Findings findings) {
    new ShapeCheck(CatalogRules.RENDERED, findings)
        .check(root, FILE, "the rendered file", file.start());
    Nodes.at(root, "services")
        .flatMap(YamlNode::asMap)
        .filter(m -> m.entries().isEmpty())
        .ifPresent(
            m -> findings.add(CatalogRules.RENDERED, m.span(), "there is no service", "add one"));
  }
}

package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlDocument;
import java.util.stream.Stream;

/** The directory of a database is made anew where its dataset is not there. */
public final class Pg949MissingPathMade implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG949",
          "missing-path-made",
          Severity.WARNING,
          "while the pool is locked or not there the server makes an empty database in a directory beside it");

  /** Where images of PostgreSQL keep data. */
  private static final String DATA = "/var/lib/postgresql";

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
    return Places.maps(document, "services")
        .flatMap(service -> HostBinds.of(service).stream())
        .filter(bind -> bind.made() && !bind.readOnly() && bind.path().startsWith("/mnt/"))
        .filter(bind -> bind.target().equals(DATA) || bind.target().startsWith(DATA + "/"))
        .map(
            bind ->
                INFO.at(
                        bind.span(),
                        "where `" + bind.path() + "` is missing, an empty directory is made")
                    .help(
                        "write it long: `{type: \"bind\", source: \"PATH\", target: \"PATH\", bind:"
                            + " {create_host_path: false}}`"));
  }
}

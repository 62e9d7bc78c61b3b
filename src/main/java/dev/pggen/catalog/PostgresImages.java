package dev.pggen.catalog;

import dev.pggen.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;

/** The database images that library 2.3 of the catalog knows. */
final class PostgresImages {
  private static final Set<String> REPOSITORIES =
      Set.of(
          "postgres",
          "postgis/postgis",
          "paradedb/paradedb",
          "pgvector/pgvector",
          "timescale/timescaledb",
          "ghcr.io/oss-apps/postgres",
          "ghcr.io/immich-app/postgres");

  private PostgresImages() {}

  static void check(YamlNode image, Findings findings) {
    Optional<String> repository = Nodes.text(image, "repository");
    if (repository.isPresent() && !REPOSITORIES.contains(repository.get())) {
      findings.add(
          CatalogRules.TEMPLATE,
          Nodes.at(image, "repository").orElseThrow().span(),
          "the library knows no database image `" + repository.get() + "`",
          "use one of " + String.join(", ", REPOSITORIES.stream().sorted().toList()));
    }
    Optional<String> tag = Nodes.text(image, "tag");
    boolean official = repository.filter("postgres"::equals).isPresent();
    if (official && tag.isPresent() && !tag.get().matches("[0-9]+\\.[0-9]+-\\w+.*")) {
      findings.add(
          CatalogRules.TEMPLATE,
          Nodes.at(image, "tag").orElseThrow().span(),
          "the library cannot tell the major of the tag `" + tag.get() + "`",
          "write one with minor and distribution, like 17.11-bookworm");
    }
  }
}

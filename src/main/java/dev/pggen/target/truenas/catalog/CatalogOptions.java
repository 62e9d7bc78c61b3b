package dev.pggen.target.truenas.catalog;

import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * What the catalog wants to know of an app and no stack says, in the words of its {@code app.yaml}.
 *
 * @param train directory of the catalog, like {@code community}
 * @param version of the app in the catalog, three numbers
 * @param title as users see it
 * @param description one sentence
 * @param home the project's page
 * @param changelog the page with its changes
 * @param icon address of a picture
 * @param sources pages of the project
 * @param categories of the catalog, like {@code productivity}
 * @param keywords that users search for
 * @param screenshots addresses of pictures
 * @param dateAdded like {@code 2026-11-28}
 * @param maintainers who answers for it
 * @param postgresUser uid and gid of the server: 999 as in the catalog, or 568
 */
public record CatalogOptions(
    String train,
    String version,
    String title,
    String description,
    String home,
    String changelog,
    String icon,
    List<String> sources,
    List<String> categories,
    List<String> keywords,
    List<String> screenshots,
    String dateAdded,
    List<Maintainer> maintainers,
    int postgresUser) {
  /** Those who answer for all apps of the catalog. */
  private static final Maintainer USUAL = new Maintainer("truenas", "dev@truenas.com");

  /**
   * Who answers for an app.
   *
   * @param name of a person or group
   * @param email where to write
   */
  public record Maintainer(String name, String email) {}

  public CatalogOptions {
    sources = List.copyOf(sources);
    categories = List.copyOf(categories);
    keywords = List.copyOf(keywords);
    screenshots = List.copyOf(screenshots);
    maintainers = List.copyOf(maintainers);
    if (postgresUser != 999 && postgresUser != 568) {
      throw new IllegalArgumentException("the server runs as 999 or 568");
    }
  }

  /**
   * As a spec says.
   *
   * @param written as the schema has let it through
   * @param name of the service
   */
  static CatalogOptions of(YamlMap written, String name) {
    String home = text(written, "home").orElse("");
    return new CatalogOptions(
        text(written, "train").orElse("community"),
        text(written, "version").orElse("1.0.0"),
        text(written, "title").orElse(name),
        text(written, "description").orElse(""),
        home,
        text(written, "changelog_url").orElse(""),
        text(written, "icon").orElse(""),
        texts(written, "sources").orElse(List.of(home)),
        texts(written, "categories").orElse(List.of()),
        texts(written, "keywords").orElse(List.of(name)),
        texts(written, "screenshots").orElse(List.of()),
        text(written, "date_added").orElse(""),
        maintainers(written),
        postgresUser(written));
  }

  /** uid and gid of the server. */
  static int postgresUser(YamlMap written) {
    return text(written, "postgres_uid").map(Integer::parseInt).orElse(999);
  }

  private static List<Maintainer> maintainers(YamlMap written) {
    return items(written, "maintainers")
        .map(
            all ->
                all.stream()
                    .flatMap(item -> item.asMap().stream())
                    .map(
                        m ->
                            new Maintainer(text(m, "name").orElse(""), text(m, "email").orElse("")))
                    .toList())
        .orElse(List.of(USUAL));
  }

  private static Optional<String> text(YamlMap map, String key) {
    return map.get(key).filter(n -> !n.isNull()).flatMap(YamlNode::asScalar).map(YamlScalar::text);
  }

  private static Optional<List<YamlNode>> items(YamlMap map, String key) {
    return map.get(key).flatMap(YamlNode::asList).map(YamlList::items);
  }

  private static Optional<List<String>> texts(YamlMap map, String key) {
    return items(map, key)
        .map(
            all -> all.stream().flatMap(n -> n.asScalar().stream()).map(YamlScalar::text).toList());
  }
}

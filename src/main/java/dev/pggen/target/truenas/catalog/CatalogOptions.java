package dev.pggen.target.truenas.catalog;

import java.util.List;

/**
 * What the catalog wants to know of an app and no stack says.
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
 * @param dateAdded like {@code 2026-11-28}
 * @param maintainers who answers for it
 * @param postgresUser uid and gid of the server: 999 as in the catalog, or 568
 * @param firstPort number that the first published port gets on the host, 30000 to 40000; the next
 *     ones follow
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
    String dateAdded,
    List<Maintainer> maintainers,
    int postgresUser,
    int firstPort) {
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
    maintainers = List.copyOf(maintainers);
    if (postgresUser != 999 && postgresUser != 568) {
      throw new IllegalArgumentException("the server runs as 999 or 568");
    }
  }
}

package dev.pggen.target.truenas.catalog;

import dev.pggen.source.Finding;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a schema cannot say of the words below {@code targets.truenas.catalog}. */
final class OptionsCheck {
  private OptionsCheck() {}

  /** Days that no calendar has, and lists without anything in them. */
  static List<Finding> of(YamlMap written) {
    List<Finding> findings = new ArrayList<>();
    Optional<YamlScalar> date = written.get("date_added").flatMap(YamlNode::asScalar);
    date.filter(d -> !isDay(d.text()))
        .map(d -> CatalogFit.UNFIT.at(d.span(), "`" + d.text() + "` is no day"))
        .map(f -> f.help("write the day on which the app came into the catalog: `YYYY-MM-DD`"))
        .ifPresent(findings::add);
    for (String key : List.of("categories", "keywords", "sources", "maintainers")) {
      Optional<YamlList> list = written.get(key).flatMap(YamlNode::asList);
      list.filter(l -> l.items().isEmpty())
          .map(l -> CatalogFit.UNFIT.at(l.span(), "`" + key + "` names nothing"))
          .map(f -> f.help("name at least one: the catalog lists each app by it"))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text).getYear() > 2000;
    } catch (DateTimeException e) {
      return false;
    }
  }
}

package dev.pggen.cli;

import dev.pggen.lint.Rule;
import dev.pggen.lint.Rules;
import dev.pggen.lint.SuppressionRules;
import dev.pggen.source.RuleInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to read about a rule. */
final class RulePage {
  private static final String SAMPLE = "<!-- sample: ";
  private static final String END = " -->";

  /** The files of samples that are directories; what lies in a jar cannot be listed. */
  private static final List<String> IN_DIRECTORIES =
      List.of(
          "one.pggen.yaml",
          "two.pggen.yaml",
          "old.pggen.yaml",
          "new.pggen.yaml",
          "shop.pggen.yaml",
          "one.compose.yaml",
          "two.compose.yaml",
          "one.custom-app.yaml",
          "two.custom-app.yaml",
          "compose.yaml",
          "one.nomad.hcl",
          "two.nomad.hcl",
          "job.nomad.hcl",
          "10-init.sql",
          "pg_hba.conf",
          "postgresql.conf",
          "tuned.conf",
          "rights.sql",
          "roles.sql",
          "roles.sh",
          "schema.sql",
          "shop-settings.txt");

  private RulePage() {}

  /** The page of a rule, by its id in any case or its name. */
  static Optional<String> of(String idOrName) throws IOException {
    Optional<RuleInfo> rule =
        Stream.of(
                Rules.ALL.stream().map(Rule::info),
                Catalogue.all().stream(),
                SuppressionRules.ALL.stream())
            .flatMap(s -> s)
            .filter(info -> isCalled(info, idOrName))
            .findFirst();
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    String id = rule.get().id();
    Optional<String> page = Resource.text("/docs/rules/" + id + "/README.md");
    return Optional.of(filled(id, page.orElse("")));
  }

  /** The page with its samples where it names them. */
  private static String filled(String id, String page) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : page.split("\n")) {
      if (line.startsWith(SAMPLE) && line.endsWith(END)) {
        String name = line.substring(SAMPLE.length(), line.length() - END.length());
        text.append(sample("/docs/rules/" + id + "/" + name));
      } else {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }

  /** A sample is a file, or a directory with files that are linted together. */
  private static String sample(String resource) throws IOException {
    for (String language : new String[] {"yaml", "hcl", "conf"}) {
      if (resource.endsWith("." + language)) {
        return Resource.text(resource).map(t -> block(language, t)).orElse("");
      }
    }
    StringBuilder text = new StringBuilder();
    for (String file : IN_DIRECTORIES) {
      String language = file.substring(file.lastIndexOf('.') + 1);
      Resource.text(resource + "/" + file).ifPresent(t -> text.append(block(language, t)));
    }
    return text.toString();
  }

  private static String block(String language, String text) {
    return "```" + language + "\n" + text + "```\n";
  }

  private static boolean isCalled(RuleInfo info, String word) {
    return info.id().equalsIgnoreCase(word) || info.name().equalsIgnoreCase(word);
  }
}

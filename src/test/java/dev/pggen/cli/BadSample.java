package dev.pggen.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What breaks a rule: a bad sample of its page, carets and all (comments must not be in the way),
 * or the spec on the page.
 *
 * @param rule id of the rule
 * @param name of the sample
 * @param files texts by name
 */
record BadSample(String rule, String name, Map<String, String> files) {
  static final Path PAGES = Path.of("docs/rules");

  /** A rule that no sample of these breaks, for runs in which no rule is to be asked. */
  private static final String ANY_RULE = "PG101";

  /** What samples of suppressions suppress: without these they would not be looked at. */
  private static final String SUPPRESSED = "PG101,PG502,PG506,PG602,PG806";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All of all rules, in order. */
  static List<BadSample> all() throws IOException {
    List<BadSample> all = new ArrayList<>();
    for (Path rule : children(PAGES)) {
      if (!Files.isDirectory(rule)) {
        continue;
      }
      String id = rule.getFileName().toString();
      for (Path sample : children(rule)) {
        String name = sample.getFileName().toString();
        if (name.startsWith("bad-")) {
          Map<String, String> files = new TreeMap<>();
          for (Path file : Files.isDirectory(sample) ? children(sample) : List.of(sample)) {
            files.put(file.getFileName().toString(), Files.readString(file));
          }
          all.add(new BadSample(id, name, files));
        }
      }
      String page = Files.readString(rule.resolve("README.md"));
      String mark = "## Bad\n```yaml\n";
      int at = page.indexOf(mark);
      if (at >= 0) {
        int from = at + mark.length();
        String spec = page.substring(from, page.indexOf("```\n", from));
        all.add(new BadSample(id, "page", Map.of("pggen.yaml", spec)));
      }
    }
    return all;
  }

  static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }

  @Override
  public String toString() {
    return rule + " " + name;
  }

  /** Lays the files out in a new directory below that one. */
  Path write(Path home) throws IOException {
    Path directory = Files.createTempDirectory(home, rule);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    return directory;
  }

  /** What the files hold now. */
  Map<String, String> read(Path directory) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String file : files.keySet()) {
      texts.put(file, Files.readString(directory.resolve(file)));
    }
    return texts;
  }

  /** A command line that ends with the files. */
  String[] args(String... first) {
    return Stream.concat(Stream.of(first), files.keySet().stream()).toArray(String[]::new);
  }

  /** What every rule says. */
  JsonNode findings(Path directory) throws IOException {
    return findings(directory, "--profile", "strict");
  }

  private JsonNode findings(Path directory, String... choice) throws IOException {
    List<String> first = new ArrayList<>(List.of("lint", "--format", "json"));
    first.addAll(List.of(choice));
    Ran ran = Ran.in(directory, args(first.toArray(String[]::new)));
    return JSON.readTree(ran.out()).get("findings");
  }

  /** The findings of its own rule that carry a fix. */
  List<JsonNode> fixable(Path directory) throws IOException {
    List<JsonNode> fixable = new ArrayList<>();
    for (JsonNode finding : findings(directory, "--select", asked())) {
      if (finding.get("rule").asText().equals(rule) && !finding.get("fix").isNull()) {
        fixable.add(finding);
      }
    }
    return fixable;
  }

  /** Mends what its own rule finds and nothing else, and says what the verb says. */
  String mend(Path directory) {
    return Ran.in(directory, args("lint", "--fix=unsafe", "--select", asked())).err();
  }

  /** What is found before the rules are asked is always said, and cannot be chosen. */
  private String asked() {
    if (rule.startsWith("PG99")) {
      return SUPPRESSED;
    }
    return rule.startsWith("PG0") ? ANY_RULE : rule;
  }
}

package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that a Compose file names and that are not there: Compose refuses the whole project then. A
 * file of variables is often made on each machine, so that one is a warning.
 *
 * <p>Silent about what lies outside of its directory, what version control leaves out, and about an
 * {@code env_file} that is optional or has an example beside it, for that one is made by hand.
 */
final class MissingFiles {
  private static final List<String> EXAMPLES =
      List.of("example", "sample", "template", "tmpl", "dist", "default", "defaults");

  private final FileSet around;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Integer> told = new HashMap<>();

  private MissingFiles(FileSet around) {
    this.around = around;
  }

  /** One finding for each, at its first path, with those that name it too. */
  static List<Finding> of(YamlMap root, FileSet around) {
    MissingFiles files = new MissingFiles(around);
    for (YamlNode item : items(root.get("include"))) {
      for (YamlNode path : paths(item)) {
        files.named(path, "`include`");
      }
    }
    Optional<YamlMap> services = root.get("services").flatMap(YamlNode::asMap);
    for (YamlMap.Entry entry : services.map(YamlMap::entries).orElse(List.of())) {
      entry.value().asMap().ifPresent(files::service);
    }
    return files.findings;
  }

  private void service(YamlMap service) {
    service
        .get("extends")
        .flatMap(YamlNode::asMap)
        .flatMap(e -> e.get("file"))
        .ifPresent(file -> named(file, "`extends`"));
    for (YamlNode item : items(service.get("env_file"))) {
      boolean optional =
          item.asMap()
              .flatMap(map -> map.get("required"))
              .flatMap(YamlNode::asScalar)
              .filter(s -> !s.text().equals("true"))
              .isPresent();
      for (YamlNode path : optional ? List.<YamlNode>of() : paths(item)) {
        named(path, "`env_file`");
      }
    }
  }

  private static List<YamlNode> items(Optional<YamlNode> value) {
    return value
        .map(node -> node instanceof YamlList list ? list.items() : List.of(node))
        .orElse(List.of());
  }

  /** An entry is a path, or a map with one or several. */
  private static List<YamlNode> paths(YamlNode item) {
    return item.asMap().isPresent() ? items(item.asMap().get().get("path")) : List.of(item);
  }

  private static String text(YamlNode node) {
    return node.asScalar()
        .filter(s -> s.kind() == YamlScalar.Kind.STRING)
        .map(YamlScalar::text)
        .orElse("");
  }

  /** A path below the directory of the file; a repository elsewhere or a variable is none. */
  private void named(YamlNode node, String key) {
    String path = text(node);
    boolean known =
        !path.isEmpty() && path.indexOf('$') < 0 && path.indexOf(':') < 0 && path.charAt(0) != '/';
    boolean variables = key.equals("`env_file`");
    Integer before = told.get(path);
    if (before != null) {
      findings.set(before, findings.get(before).related(node.span(), "named here too"));
      return;
    }
    // last what reads directories: most files are there
    if (known && around.isMissing(path) && !(variables && hasExample(path))) {
      told.put(path, findings.size());
      Finding finding =
          ComposeReader.NOT_COMPOSE
              .at(node.span(), "`" + path + "`, which " + key + " names, is not there")
              .help(
                  variables
                      ? "add it, name it in .gitignore if each machine has its own, or write"
                          + " `{path: "
                          + path
                          + ", required: false}`"
                      : "add it, or take it out: Compose refuses the whole project");
      findings.add(variables ? finding.severity(Severity.WARNING) : finding);
    }
  }

  private boolean hasExample(String path) {
    int slash = path.lastIndexOf('/') + 1;
    String name = path.substring(slash);
    String start = name.startsWith(".") ? name.substring(1) : name;
    for (String other : around.under(slash == 0 ? "" : path.substring(0, slash - 1))) {
      String beside = other.substring(other.lastIndexOf('/') + 1);
      if (beside.contains(start)) {
        for (String word : EXAMPLES) {
          if (beside.contains(word)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}

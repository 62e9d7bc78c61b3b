package dev.pggen.catalog;

import dev.pggen.source.Span;
import dev.pggen.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Whether the copy of the catalog's library that an app carries is the one that it names. */
final class LibraryCheck {
  private static final String LIBRARY = "templates/library";

  private final AppDirectory app;
  private final Findings findings;

  LibraryCheck(AppDirectory app, Findings findings) {
    this.app = app;
    this.findings = findings;
  }

  void check(YamlNode metadata) {
    entries(Nodes.text(metadata, "train").orElse(app.train()));
    Optional<YamlNode> node = Nodes.at(metadata, "lib_version").filter(n -> !Nodes.isNull(n));
    if (node.isEmpty()) {
      if (!app.has(LIBRARY)) {
        add(
            app.place(LIBRARY),
            "the app names no library and has no `" + LIBRARY + "`",
            "name one with `lib_version`; without both nothing is rendered");
      }
      return;
    }
    Span place = node.get().span();
    Optional<YamlNode> hash = Nodes.at(metadata, "lib_version_hash");
    if (hash.isEmpty()) {
      findings.add(
          CatalogRules.LIBRARY, place, "lib_version has no lib_version_hash", "add the hash");
    }
    Nodes.text(metadata, "lib_version").ifPresent(version -> copy(version, place, metadata));
  }

  private void copy(String version, Span place, YamlNode metadata) {
    String directory = LIBRARY + "/base_v" + version.replace('.', '_');
    if (!app.has(directory)) {
      add(
          place,
          "the app does not carry library " + version + " in `" + directory + "`",
          "in a checkout of truenas/apps run `apps_catalog_hash_generate --path . --train "
              + app.train()
              + " --app "
              + app.name()
              + "`");
      return;
    }
    String actual = hash(directory);
    Optional<String> said = Nodes.text(metadata, "lib_version_hash");
    if (said.isPresent() && !said.get().equals(actual)) {
      add(
          Nodes.at(metadata, "lib_version_hash").orElseThrow().span(),
          "`" + directory + "` has another hash",
          "its hash is " + actual + "; a stray file like __pycache__ changes it");
    }
  }

  /**
   * As the catalog makes it: the hash over the sorted hashes of all files, whatever their names.
   */
  private String hash(String directory) {
    List<String> hashes =
        app.files().entrySet().stream()
            .filter(f -> f.getKey().startsWith(directory + "/"))
            .map(f -> f.getValue().sha256())
            .sorted()
            .toList();
    String text = hashes.isEmpty() ? "" : String.join("\n", hashes) + "\n";
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** In hexadecimal digits. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void entries(String train) {
    SortedSet<String> names = app.children(LIBRARY);
    for (String name : names) {
      if (!name.matches("base_v[0-9]+_[0-9]+_[0-9]+") && !name.equals(train)) {
        add(
            app.place(LIBRARY + "/" + name),
            "`" + LIBRARY + "` holds `" + name + "`",
            "take it out: the catalog allows one library and the app's own train there");
      }
    }
    if (names.size() > 2) {
      add(app.place(LIBRARY), "`" + LIBRARY + "` holds " + names.size() + " things", "leave two");
    }
  }

  private void add(Span span, String message, String help) {
    findings.add(CatalogRules.LIBRARY, span, message, help);
  }
}

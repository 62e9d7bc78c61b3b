package dev.pggen.cli;

import dev.pggen.pgconf.ServerFileFixes;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlFixes;
import dev.pggen.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The texts of files on their way from what was read to what will be written. */
final class FixedTexts {
  /** Maps that mean nothing when they are empty. */
  private static final Set<String> MAY_GO =
      Set.of("env", "labels", "lint", "parameters", "secrets", "volumes", "vars", "files");

  private final Map<String, SourceFile> before = new TreeMap<>();
  private final Map<String, SourceFile> now = new TreeMap<>();
  private final Map<String, Integer> fixed = new TreeMap<>();
  private final List<String> refusals = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> careful = new HashSet<>();
  private final Map<String, SourceFile> last = new TreeMap<>();
  private final Map<String, SecretLines> secrets = new HashMap<>();
  private Map<String, List<Finding>> mended = Map.of();

  /** What the files are to hold now, where that is not what is on disk. */
  Map<String, SourceFile> now() {
    return now;
  }

  /** What they held when they were read. */
  Map<String, SourceFile> before() {
    return before;
  }

  /** How many findings were mended in each file. */
  Map<String, Integer> fixed() {
    return fixed;
  }

  /** A line from one of the files without what is known to be a secret there. */
  String masked(String path, String text) {
    SecretLines known = secrets.get(path);
    return known == null ? text : known.masked(text);
  }

  /** Which fixes were left out, and why. */
  List<String> refusals() {
    return refusals;
  }

  /** Whether some file is mended one fix at a time. */
  boolean isCareful() {
    return !careful.isEmpty();
  }

  /** Whether the fix of a finding was tried and did harm. */
  boolean isRefused(Finding finding) {
    return refused.contains(key(finding));
  }

  /** Changes each file once, and says which findings should be gone by that. */
  Map<String, List<Finding>> pass(Looked looked, FixOptions options) {
    Map<String, List<Finding>> open = new TreeMap<>();
    looked.result().secrets().forEach(this::remember);
    for (Finding finding : new TreeSet<>(looked.findings())) {
      if (finding.masked()) {
        remember(finding.span());
      }
      String path = finding.span().path();
      if (options.takes(finding) && !isRefused(finding)) {
        open.computeIfAbsent(path, p -> new ArrayList<>()).add(finding);
      }
    }
    last.clear();
    mended = new TreeMap<>();
    open.forEach((path, findings) -> change(path, findings, looked));
    return mended;
  }

  private void remember(Span secret) {
    secrets.computeIfAbsent(secret.path(), path -> new SecretLines()).add(secret);
  }

  private void change(String path, List<Finding> findings, Looked looked) {
    SourceFile file = findings.get(0).span().file();
    List<Finding> wanted = new ArrayList<>(findings);
    while (!wanted.isEmpty()) {
      List<Finding> some = careful.contains(path) ? wanted.subList(0, 1) : wanted;
      Applied applied =
          applied(file, some.stream().flatMap(f -> f.fix().stream()).toList(), looked);
      if (!applied.text().equals(file.text())) {
        List<Finding> done =
            some.stream()
                .filter(f -> f.fix().filter(applied.done()::contains).isPresent())
                .toList();
        mended.put(path, done);
        last.put(path, file);
        before.putIfAbsent(path, file);
        now.put(path, SourceFile.of(path, applied.text()));
        fixed.merge(path, done.size(), Integer::sum);
        return;
      }
      some.clear();
    }
  }

  /** The text of its file after the fix of a finding, where that changes it. */
  static Optional<SourceFile> mended(Finding finding, Looked looked) {
    SourceFile file = finding.span().file();
    String text = applied(file, finding.fix().stream().toList(), looked).text();
    return text.equals(file.text())
        ? Optional.empty()
        : Optional.of(SourceFile.of(file.path(), text));
  }

  /** What became of a text, and by which fixes. */
  private record Applied(String text, List<Fix> done) {}

  private static Applied applied(SourceFile file, List<Fix> fixes, Looked looked) {
    if (looked.isServerFile(file)) {
      ServerFileFixes.Applied lines = ServerFileFixes.apply(file, fixes);
      return new Applied(lines.text(), lines.done());
    }
    return document(file, looked)
        .map(document -> YamlFixes.apply(document, fixes, MAY_GO))
        .map(yaml -> new Applied(yaml.text(), yaml.done()))
        .orElseGet(() -> new Applied(file.text(), List.of()));
  }

  /** As the file's reader understood it; a spec that is not right yet, as far as it is YAML. */
  private static Optional<YamlDocument> document(SourceFile file, Looked looked) {
    if (looked.hasRead(file.path())) {
      return looked.document(file.path()).orElse(null) instanceof YamlDocument yaml
              && yaml.file().text().equals(file.text())
          ? Optional.of(yaml)
          : Optional.empty();
    }
    return YamlReader.read(file, YamlDialect.SPEC).value();
  }

  /** The last change of a file did harm: it goes, and the next ones come one by one. */
  void takeBack(String path, String why) {
    SourceFile file = last.get(path);
    List<Finding> findings = mended.getOrDefault(path, List.of());
    if (file == null) {
      return;
    }
    if (findings.size() <= 1 || careful.contains(path)) {
      for (Finding finding : findings) {
        refused.add(key(finding));
        refusals.add(
            "the fix for " + finding.rule().id() + " in `" + path + "` is left out: " + why);
      }
    }
    careful.add(path);
    fixed.merge(path, -findings.size(), Integer::sum);
    now.put(path, file);
    if (file.text().equals(original(path))) {
      forget(path);
    }
  }

  /** There was no end: every file that would be changed still is left as it was. */
  void giveUp() {
    for (String path : mended.keySet()) {
      refusals.add("`" + path + "` is left as it was: its fixes undo each other");
      forget(path);
    }
  }

  /** A file could not be written: it is what it was. */
  void unwritten(String path) {
    forget(path);
  }

  private String original(String path) {
    SourceFile first = before.get(path);
    return first == null ? "" : first.text();
  }

  private void forget(String path) {
    now.remove(path);
    before.remove(path);
    fixed.remove(path);
  }

  private static String key(Finding finding) {
    return finding.span().path() + " " + finding.rule().id() + " " + finding.message();
  }
}

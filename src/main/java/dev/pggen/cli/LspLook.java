package dev.pggen.cli;

import dev.pggen.lsp.Project;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What was found in an open file, and how it would be mended: each way is tried before it is
 * offered.
 */
final class LspLook implements Project.Look {
  private static final String PRINTED = "pggen: ";

  private final Piped piped;
  private final Path home;
  private final Config config;
  private final Map<String, SourceFile> others;
  private final Fixing.Look look;
  private final Looked looked;
  private final List<Finding> findings;
  private final List<String> notes;

  /**
   * Looks.
   *
   * @param piped the file
   * @param home from where files are named
   * @param others what other open files hold
   * @param look how it is looked at as if some files had other texts
   * @param aside where that prints what has no place in a file
   * @param withPlaces whether a mistake of pggen is told with its place
   */
  LspLook(
      Piped piped,
      Path home,
      Config config,
      Map<String, SourceFile> others,
      Fixing.Look look,
      ByteArrayOutputStream aside,
      boolean withPlaces)
      throws IOException {
    this.piped = piped;
    this.home = home;
    this.config = config;
    this.others = others;
    this.look = look;
    this.looked = at(Map.of());
    this.findings = List.copyOf(new TreeSet<>(looked.findings()));
    looked.tell(withPlaces);
    this.notes = lines(aside);
  }

  /** What was printed for a person, one thing a line. */
  static List<String> lines(ByteArrayOutputStream aside) {
    return aside
        .toString(StandardCharsets.UTF_8)
        .replace("\n  help: ", "; ")
        .lines()
        .map(line -> line.startsWith(PRINTED) ? line.substring(PRINTED.length()) : line)
        .toList();
  }

  private Looked at(Map<String, SourceFile> instead) throws IOException {
    Map<String, SourceFile> all = new HashMap<>(others);
    all.putAll(instead);
    return look.at(all);
  }

  private Looked at(SourceFile other) throws IOException {
    return at(Map.of(piped.shown(), other));
  }

  @Override
  public Path file() {
    return piped.file();
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }

  /** Editors hand over much that is none of ours: only a file with a name of ours is missed. */
  @Override
  public Optional<Project.Refusal> refusal() {
    boolean ours = Discovery.isServerFile(piped.file());
    return looked.files().obstacles().unread().stream()
        .filter(u -> ours && u.code() != ExitCode.CLEAN)
        .findFirst()
        .map(u -> new Project.Refusal(Severity.INFO, "this file " + u.why()));
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public Path place(String path) {
    return home.resolve(path).normalize();
  }

  @Override
  public Optional<String> fixed(Finding finding) throws IOException {
    Optional<SourceFile> mended = FixedTexts.mended(finding, looked);
    if (mended.isEmpty() || FixCheck.worse(piped.shown(), looked, at(mended.get())).isPresent()) {
      return Optional.empty();
    }
    return mended.map(SourceFile::text);
  }

  @Override
  public Optional<String> fixedSafely() throws IOException {
    FixOptions safe = new FixOptions(new Options()); // nobody typed `unsafe`
    Map<String, SourceFile> texts = new Fixing(safe, Optional.of(piped), this::at).mended();
    return Optional.ofNullable(texts.get(piped.shown())).map(SourceFile::text);
  }

  @Override
  public Optional<String> ignoring(Finding finding) throws IOException {
    for (SourceFile candidate : IgnoreComment.before(finding)) {
      if (IgnoreComment.isRight(finding, looked, at(candidate))) {
        return Optional.of(candidate.text());
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> page(String rule) throws IOException {
    String file = Stages.shown(config.home().resolve(Config.NAME), home);
    Optional<String> own = OwnRulePage.of(rule, config.policies(), file);
    return own.isPresent() ? own : RulePage.of(rule);
  }
}

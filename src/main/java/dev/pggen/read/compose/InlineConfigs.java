package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.read.compose.model.Interpolation;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Files that the manifest holds itself, by {@code configs.NAME.content}, beside those around it.
 *
 * <p>Such a file has as many lines as the manifest, empty where the block does not stand: what is
 * found in it has its place in the manifest.
 *
 * @param top of the manifest
 * @param manifest that holds them
 * @param around the files beside it
 */
record InlineConfigs(Section top, SourceFile manifest, FileSet around) implements FileSet {
  /** No file beside a manifest has such a name. */
  private static final String MARK = "configs://";

  /** The path of a config that has its content in the manifest. */
  static String path(String name) {
    return MARK + name;
  }

  @Override
  public Optional<SourceFile> file(String path) {
    return path.startsWith(MARK) ? content(path.substring(MARK.length())) : around.file(path);
  }

  @Override
  public List<String> under(String directory) {
    return around.under(directory);
  }

  /** The place in the manifest of what was found in one of its blocks. */
  Span place(Span span) {
    boolean inside = span.file() != manifest && span.path().equals(manifest.path());
    return inside
        ? manifest.span(span.line(), span.column(), span.endLine(), span.endColumn())
        : span;
  }

  /** A block that is passed on as it is; what depends on variables is not known. */
  private Optional<SourceFile> content(String name) {
    return top.below("configs")
        .flatMap(configs -> configs.below(name))
        .flatMap(config -> config.get("content"))
        .flatMap(node -> node.asScalar())
        .filter(s -> s.style() == YamlScalar.Style.LITERAL)
        .filter(s -> s.span().file() == manifest)
        .filter(s -> Interpolation.literal(s.text()).isPresent())
        .map(s -> SourceFile.of(manifest.path(), lines(s.span())));
  }

  private String lines(Span block) {
    int last = block.endColumn() == 1 ? block.endLine() - 1 : block.endLine();
    StringBuilder text = new StringBuilder();
    for (int line = 1; line <= last; line++) {
      text.append(line > block.line() ? manifest.line(line).replace("$$", "$") : "").append('\n');
    }
    return text.toString();
  }
}

package dev.pggen.cli;

import dev.pggen.read.server.ServerFileForm;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text that comes through standard input in the place of a file.
 *
 * @param file where it would lie
 * @param shown under which name it is reported
 * @param bytes as they came; of a text that is too large only its beginning
 * @param text what they say, or why they are no text
 */
record Piped(Path file, String shown, byte[] bytes, Result<SourceFile> text) {
  /** What names standard input among paths. */
  static final String MARK = "-";

  private static final int LARGEST = 1 << 20;
  private static final int BYTE_ORDER_MARK = 0xef;
  private static final String WRITTEN_MARK = "\ufeff";

  /**
   * Reads it.
   *
   * @param name of the file, as typed; nothing if nobody says it
   */
  static Piped read(Optional<Path> name, Terminal terminal) throws UsageException, IOException {
    Path directory = terminal.directory();
    Path file = directory.resolve(name.orElse(Path.of(MARK))).normalize();
    if (Files.isDirectory(file)) {
      throw new UsageException(
          "--stdin-filename is the name of a file, and `" + name.orElse(file) + "` is a directory",
          "name the file that the text is meant for");
    }
    String shown = Stages.shown(file, directory);
    byte[] bytes = terminal.in().first(LARGEST + 1);
    return new Piped(file, shown, bytes, YamlReader.decode(shown, bytes));
  }

  /** Whether a path of the command line means standard input. */
  static boolean isMeant(Path path) {
    return path.toString().equals(MARK);
  }

  /** From where what concerns the file is looked for: a file elsewhere may be in a repository. */
  Path home(Path directory) {
    Path parent = file.getParent();
    return parent == null || file.startsWith(directory) ? directory : parent;
  }

  /** Texts that files have instead of those on disk, this one among them. */
  Map<String, SourceFile> with(Map<String, SourceFile> others) {
    Map<String, SourceFile> all = new HashMap<>();
    text.value().ifPresent(t -> all.put(shown, t));
    all.putAll(others);
    return all;
  }

  /** Why it is no text. */
  List<Finding> findings() {
    return text.findings();
  }

  /** Why it is nothing that rules could be asked about, by its contents. */
  Optional<Unread> refused() {
    Optional<String> why = Contents.whyNotOurs(file, bytes);
    if (why.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        shown.equals(MARK) ? Unread.unnamed(why.get()) : Unread.refused(shown, why.get()));
  }

  /** Which of a server's own files it clearly is. */
  Optional<ServerFileForm> serverFile() {
    return text.value().flatMap(ServerFileForm::of);
  }

  /** Whether it would be one, were it filled in. */
  boolean isTemplate() {
    return text.value().filter(t -> ServerFileForm.isTemplate(t.text())).isPresent();
  }

  /** Prints it as it is now; what was not changed comes out byte by byte. */
  void print(Map<String, SourceFile> now, Terminal terminal) throws IOException {
    SourceFile changed = now.get(shown);
    if (changed == null) {
      terminal.out().write(bytes);
      terminal.in().passRest(terminal.out());
    } else {
      boolean marked = bytes.length > 0 && (bytes[0] & 0xff) == BYTE_ORDER_MARK;
      String text = (marked ? WRITTEN_MARK : "") + changed.text();
      terminal.out().write(text.getBytes(StandardCharsets.UTF_8));
    }
    terminal.out().flush();
  }
}

package dev.pggen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sources as text, for what a compiled class no longer shows. */
final class JavaText {
  /** Whichever begins first: a text block, a string, a character, or a comment. */
  private static final Pattern LITERAL_OR_COMMENT =
      Pattern.compile(
          "(\"\"\"[\\s\\S]*?(?<!\\\\)\"\"\"|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)*+')"
              + "|/\\*[\\s\\S]*?\\*/|//[^\\n]*");

  private JavaText() {}

  /** A source without its comments; strings stay, also where they look like comments. */
  static String code(String source) {
    return LITERAL_OR_COMMENT
        .matcher(source)
        .replaceAll(
            m -> m.group(1) == null ? " " : java.util.regex.Matcher.quoteReplacement(m.group(1)));
  }

  /** The sources below a package, sorted. */
  static List<Path> below(Path directory) {
    return list(directory, Integer.MAX_VALUE);
  }

  /** The sources of a package itself, sorted. */
  static List<Path> in(Path directory) {
    return list(directory, 1);
  }

  private static List<Path> list(Path directory, int depth) {
    try (Stream<Path> files = Files.walk(directory, depth)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file without its comments. */
  static String code(Path file) {
    try {
      return code(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source's name without its directory and ending: that of its type. */
  static String type(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}

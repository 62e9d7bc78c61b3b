package dev.pggen.hcl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Copies of files with a few characters taken out, put in, doubled or moved. */
final class HclMutations {
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\"",
    "\n",
    ",",
    "=",
    ":",
    "?",
    ".",
    "*",
    "-",
    "!",
    "#",
    "//",
    "/*",
    "*/",
    "${",
    "%{",
    "~}",
    "$${",
    "%%{",
    "\\",
    "\\u00e9",
    "\\q",
    "<<EOT\n",
    "<<-EOT\n",
    "EOT\n",
    "a = 1\n",
    "b {}\n",
    "1.5",
    "1.2.3",
    "1e5",
    "null",
    "for x in y : x",
    "if",
    "...",
    "=>",
    "&&",
    "||",
    "==",
    "::",
    "f(",
    "'",
    ";",
    "é",
    "\r",
    "\r\n",
    "\t",
    "%{ if a }",
    "%{ else }",
    "%{ endif }",
    "%{ for a in b ~}",
    "%{~ endfor }",
    "$",
    "%",
    "&",
    "[*]",
    ".*.a",
    ".0",
    "\uFEFF"
  };

  private HclMutations() {}

  /** Writes so many; each is a file of its own. */
  static List<Path> write(List<Path> files, int count, Path directory, Random random)
      throws IOException {
    Files.createDirectories(directory);
    List<Path> written = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = Files.readString(files.get(random.nextInt(files.size())));
      Path file = directory.resolve("broken-%05d.hcl".formatted(i));
      Files.writeString(file, mutated(text, random));
      written.add(file);
    }
    return written;
  }

  /** A text that differs in one to three places. */
  static String mutated(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = place(out, random);
      int to = whole(out, Math.min(out.length(), at + 1 + random.nextInt(random.nextInt(8) + 1)));
      switch (random.nextInt(4)) {
        case 0 -> out.delete(at, to);
        case 1 -> out.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> out.insert(place(out, random), out.substring(at, to));
        default -> out.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return out.toString();
  }

  /** Never between the halves of a character. */
  private static int place(StringBuilder text, Random random) {
    return whole(text, random.nextInt(text.length() + 1));
  }

  private static int whole(StringBuilder text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
  }
}

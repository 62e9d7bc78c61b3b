package dev.pggen.cli;

import dev.pggen.target.Target;
import dev.pggen.write.Draft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file that {@code render --stdout} prints. */
final class OneFile {
  private OneFile() {}

  /**
   * Whether the word after {@code --stdout} is no file of the output but what is to be rendered: a
   * spec that is there, or a directory.
   */
  static boolean isInput(String word, Path directory) {
    if (word.isEmpty()) {
      return false;
    }
    Path path = directory.resolve(word);
    return Files.isDirectory(path) || Files.isRegularFile(path) && Discovery.isSpec(path);
  }

  /** The text of a file, by its path below the target's directory; the manifest for no name. */
  static String text(List<Draft> drafts, Target target, String name) throws UsageException {
    String home = target.profile().id() + "/";
    String wanted = name.isEmpty() ? target.manifest() : name;
    Optional<Draft> found =
        drafts.stream()
            .filter(d -> d.path().equals(home + wanted) || d.path().equals(wanted))
            .findFirst();
    if (found.isPresent()) {
      return found.get().text();
    }
    List<String> all =
        drafts.stream()
            .map(Draft::path)
            .filter(p -> p.startsWith(home))
            .map(p -> p.substring(home.length()))
            .sorted()
            .toList();
    throw new UsageException(
        "`" + name + "` is no file of the output",
        all.stream()
            .filter(path -> isMeant(wanted, path))
            .min(Comparator.comparing(String::length))
            .map(path -> "did you mean `" + path + "`?")
            .orElse(all.stream().collect(Collectors.joining(", ", "one of: ", ""))));
  }

  private static boolean isMeant(String typed, String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return Typo.isNear(typed, path) || Typo.isNear(typed, last);
  }
}

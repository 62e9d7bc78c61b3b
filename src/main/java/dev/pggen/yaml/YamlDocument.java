package dev.pggen.yaml;

import dev.pggen.source.SourceFile;
import java.util.List;

/**
 * A YAML file that was read.
 *
 * @param file where it came from
 * @param root its content; a null scalar at the start if there is none
 * @param comments in the order of the file
 */
public record YamlDocument(SourceFile file, YamlNode root, List<YamlComment> comments) {
  public YamlDocument {
    comments = List.copyOf(comments);
  }
}

package dev.pggen.target.composefile;

import dev.pggen.stack.Origin;
import dev.pggen.yaml.YamlDoc;
import java.util.SortedMap;
import java.util.TreeMap;

/** What differs between runtimes that are given a Compose file. */
public interface Layout {
  /** The directory in which the values of secrets lie, with a slash at its end. */
  String secrets();

  /**
   * Whether the file is used as it lies there, beside the files that it mounts: it names its
   * project, and a digest tells which containers read what has changed.
   */
  boolean project();

  /** Further mount options of a memory file system, each ended by a comma. */
  default String tmpfs(String path) {
    return "";
  }

  /** How a variable without secrets is written. */
  default Value variable(String container, String name, String text) {
    return new Value(YamlDoc.of(text), new TreeMap<>());
  }

  /**
   * A value on its way to the file.
   *
   * @param text the value
   * @param lines why each of its lines is there, counted from the line of its key; none if all are
   *     there for one reason
   */
  record Value(YamlDoc text, SortedMap<Integer, Origin> lines) {}
}

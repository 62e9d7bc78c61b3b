package dev.pggen.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Renders of twenty files, as the tests of this package write them. */
final class Renders {
  static final List<String> SCOPE = List.of("compose/");

  private Renders() {}

  static Place place(Path directory) {
    return new Place(directory.resolve("deploy"), directory.resolve("pggen.lock"), directory);
  }

  /** Twenty files in four directories; every text holds the edition, every fifth is executable. */
  static List<Draft> drafts(String edition) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String text = "edition " + edition + "\n" + ("line of file " + i + "\n").repeat(50);
      drafts.add(new Draft("compose/d" + i % 4 + "/f" + i, text, i % 5 == 0));
    }
    return drafts;
  }

  static Order order(Path directory, String edition) {
    return order(directory, drafts(edition), edition);
  }

  static Order order(Path directory, List<Draft> drafts, String input) {
    TreeMap<String, String> inputs = new TreeMap<>();
    inputs.put("pggen.yaml", Digest.of(input));
    Lock lock = new Lock("0.1.0", "1", new TreeMap<>(), new TreeMap<>(), inputs, new TreeMap<>());
    return new Order(place(directory), drafts, SCOPE, lock, false);
  }

  /** Every path below a directory, with what lies there; directories are empty texts. */
  static SortedMap<String, String> tree(Path directory) throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        String name = directory.relativize(path).toString();
        tree.put(name, Files.isRegularFile(path) ? Files.readString(path) : "");
      }
    }
    return tree;
  }
}

package dev.pggen.catalog;

import java.util.List;
import java.util.stream.Stream;

/** Versions of TrueNAS like {@code 25.10}, {@code 25.10.1} and {@code 25.10-RC.1}. */
final class ScaleVersion {
  static final String FORM = "[0-9]{2}\\.[0-9]{2}(\\.[0-9])*(-?(RC|BETA)\\.?[0-9]?)?";

  private ScaleVersion() {}

  static boolean isOne(String text) {
    return text.matches(FORM);
  }

  /** By age; a beta and a release candidate come before their release. */
  static int compare(String a, String b) {
    List<Integer> left = numbers(a);
    List<Integer> right = numbers(b);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order =
          Integer.compare(i < left.size() ? left.get(i) : 0, i < right.size() ? right.get(i) : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<Integer> numbers(String version) {
    String spelt =
        version.replace("-", "").replaceAll("BETA\\.?", ".-2.").replaceAll("RC\\.?", ".-1.");
    return Stream.of(spelt.split("\\.")).filter(p -> !p.isEmpty()).map(Integer::valueOf).toList();
  }
}

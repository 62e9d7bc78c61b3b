package dev.pggen.write;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code pggen.lock} remembers of the last render. It lies beside the spec and is committed:
 * it finds hand edits, and keeps a newer pggen from restarting databases by itself.
 *
 * @param pggen version of the tool; empty if nothing was rendered yet
 * @param tuning edition of the tuning rules
 * @param postgres the chosen minor and its distribution, by target, like {@code 17.11-trixie}
 * @param data what made the data directory, by target: major and image, like {@code 17
 *     docker.io/library/postgres:17.11-trixie}; empty in a lock of before this was kept
 * @param inputs digests by path relative to the spec
 * @param outputs digests by path below the output root
 */
public record Lock(
    String pggen,
    String tuning,
    SortedMap<String, String> postgres,
    SortedMap<String, String> data,
    SortedMap<String, String> inputs,
    SortedMap<String, String> outputs) {

  private static final String COMMENT =
      "Written by pggen, read by pggen: versions stay as they are here, hand edits are found.";

  public Lock {
    postgres = copy(postgres);
    data = copy(data);
    inputs = copy(inputs);
    outputs = copy(outputs);
  }

  /** Nothing was rendered yet. */
  public static Lock none() {
    return new Lock("", "", new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /** Whether anything was rendered yet. */
  public boolean isNone() {
    return pggen.isEmpty();
  }

  /** The same lock with other outputs. */
  public Lock withOutputs(Map<String, String> other) {
    return new Lock(pggen, tuning, postgres, data, inputs, new TreeMap<>(other));
  }

  /** The text of the file. */
  public String print() {
    TreeMap<String, String> scalars = new TreeMap<>();
    scalars.put("lock", "1");
    scalars.put("pggen", pggen);
    scalars.put("tuning", tuning);
    TreeMap<String, SortedMap<String, String>> maps = new TreeMap<>();
    maps.put("postgres", postgres);
    maps.put("data", data);
    maps.put("inputs", inputs);
    maps.put("outputs", outputs);
    return new LockText(scalars, maps).print(COMMENT);
  }

  static Lock from(LockText text) {
    return new Lock(
        text.scalars().getOrDefault("pggen", ""),
        text.scalars().getOrDefault("tuning", ""),
        text.map("postgres"),
        text.map("data"),
        text.map("inputs"),
        text.map("outputs"));
  }

  private static SortedMap<String, String> copy(SortedMap<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}

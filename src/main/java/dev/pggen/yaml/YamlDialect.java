package dev.pggen.yaml;

import java.util.Set;

/** Whose YAML a file is. */
public enum YamlDialect {
  /**
   * Ours: no anchors, aliases, merge keys or tags, and only JSON's spellings of numbers, booleans
   * and null; everything else is text.
   */
  SPEC("spec", "spec", Set.of(), false),
  /**
   * What Docker Compose reads: aliases, merge keys, {@code !reset} and {@code !override}, and its
   * spellings of numbers ({@code 0444} is 292), booleans ({@code True}) and null ({@code ~}).
   */
  COMPOSE("compose", "compose", Set.of("!reset", "!override"), true),
  /** The same as TrueNAS takes it: its own reader comes first, which knows no tags of Compose. */
  TRUENAS("truenas", "compose", Set.of(), true);

  private final String format;
  private final String base;
  private final Set<String> tags;
  private final boolean aliases;

  YamlDialect(String format, String base, Set<String> tags, boolean aliases) {
    this.format = format;
    this.base = base;
    this.tags = tags;
    this.aliases = aliases;
  }

  /** What a file in it is called: {@code spec} or a runtime's id. */
  String format() {
    return format;
  }

  /** What it is besides: the format that its runtime understands in the end. */
  String base() {
    return base;
  }

  /** Whether anchors, aliases and merge keys are part of it. */
  boolean aliases() {
    return aliases;
  }

  /** Whether a tag of its own, like {@code !reset}, is part of it. */
  boolean knows(String tag) {
    return tags.contains(tag);
  }
}

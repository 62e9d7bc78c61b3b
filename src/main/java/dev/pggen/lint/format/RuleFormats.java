package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.lint.Rule;
import dev.pggen.pgconf.ServerFile;
import dev.pggen.source.Document;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * In which formats the mistake of a rule can be made; of no other document is it asked. Each rule
 * has a bad and a good sample in each of its formats.
 */
public final class RuleFormats {
  private static final Set<Format> ALL = EnumSet.allOf(Format.class);

  /** What a rule of the stack is asked about if nothing else is said here. */
  private static final Set<Format> MANIFESTS =
      EnumSet.of(Format.SPEC, Format.COMPOSE, Format.TRUENAS, Format.NOMAD);

  private static final Set<Format> SPEC = EnumSet.of(Format.SPEC);
  private static final Set<Format> FOREIGN =
      EnumSet.of(Format.COMPOSE, Format.TRUENAS, Format.NOMAD);
  private static final Set<Format> COMPOSE = EnumSet.of(Format.COMPOSE, Format.TRUENAS);

  private static final Map<String, Set<Format>> OTHERS =
      Map.ofEntries(
          Map.entry("PG106", EnumSet.of(Format.SPEC, Format.COMPOSE)),
          Map.entry("PG107", and(Format.POSTGRESQL_CONF)),
          Map.entry("PG210", FOREIGN),
          Map.entry("PG211", FOREIGN),
          Map.entry("PG305", SPEC),
          Map.entry("PG318", FOREIGN),
          Map.entry("PG320", COMPOSE),
          Map.entry("PG403", SPEC),
          Map.entry("PG407", SPEC),
          Map.entry("PG409", FOREIGN),
          Map.entry("PG410", FOREIGN),
          Map.entry("PG411", FOREIGN),
          Map.entry("PG413", FOREIGN),
          Map.entry("PG420", FOREIGN),
          Map.entry("PG502", and(Format.PG_HBA_CONF)),
          Map.entry("PG503", and(Format.PG_HBA_CONF)),
          Map.entry("PG505", and(Format.PG_HBA_CONF)),
          Map.entry("PG506", and(Format.PG_HBA_CONF)),
          Map.entry("PG507", and(Format.PG_HBA_CONF)),
          Map.entry("PG508", EnumSet.of(Format.SPEC, Format.COMPOSE, Format.TRUENAS)),
          Map.entry("PG509", and(Format.POSTGRESQL_CONF)),
          Map.entry("PG510", and(Format.PG_HBA_CONF)),
          Map.entry("PG530", FOREIGN),
          Map.entry("PG532", FOREIGN),
          Map.entry("PG608", SPEC),
          Map.entry("PG609", FOREIGN),
          Map.entry("PG613", FOREIGN),
          Map.entry("PG710", FOREIGN),
          Map.entry("PG801", and(Format.POSTGRESQL_CONF)),
          Map.entry("PG803", and(Format.POSTGRESQL_CONF)),
          Map.entry("PG804", and(Format.POSTGRESQL_CONF)),
          Map.entry("PG805", and(Format.POSTGRESQL_CONF)),
          Map.entry("PG806", and(Format.POSTGRESQL_CONF)),
          Map.entry("PG810", FOREIGN),
          Map.entry("PG909", FOREIGN));

  private RuleFormats() {}

  /** The formats of a rule, in the order of the enumeration. */
  public static Set<Format> of(Rule rule) {
    String id = rule.info().id();
    Set<Format> said = OTHERS.get(id);
    if (said == null) {
      said = rule instanceof FormatRule<?> of ? of(of) : id.startsWith("PG") ? MANIFESTS : ALL;
    }
    return Collections.unmodifiableSet(said);
  }

  /** Ids of the rules whose formats are said one by one. */
  public static Set<String> exceptions() {
    return OTHERS.keySet();
  }

  /** Whether a rule is asked about a document. */
  public static boolean asks(Rule rule, Document document) {
    for (Format format : of(rule)) {
      if (format.has(document)) {
        return true;
      }
    }
    return false;
  }

  /** Manifests, and one of the files in which a server keeps the same. */
  private static Set<Format> and(Format file) {
    Set<Format> all = EnumSet.copyOf(MANIFESTS);
    all.add(file);
    return all;
  }

  private static Set<Format> of(FormatRule<?> rule) {
    if (rule instanceof ComposeAndJobRule) {
      return EnumSet.of(Format.COMPOSE, Format.TRUENAS, Format.NOMAD);
    }
    return switch (rule.format()) {
      case "compose" -> EnumSet.of(Format.COMPOSE, Format.TRUENAS);
      case ServerFile.ANY -> EnumSet.of(Format.POSTGRESQL_CONF, Format.PG_HBA_CONF);
      default -> one(rule.format());
    };
  }

  private static Set<Format> one(String id) {
    for (Format format : Format.values()) {
      if (format.id().equals(id)) {
        return EnumSet.of(format);
      }
    }
    throw new IllegalArgumentException("no format " + id);
  }
}

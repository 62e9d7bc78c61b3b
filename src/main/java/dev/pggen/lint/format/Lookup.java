package dev.pggen.lint.format;

import dev.pggen.lint.rule.SecretWords;
import java.util.List;
import java.util.Locale;

/**
 * A value from a store that a template writes down.
 *
 * @param store which one
 * @param path of the entry
 * @param keys the way into the entry, like {@code Data}, {@code data}, {@code password}; none in
 *     Consul
 * @param word which names it, at its place in the template
 * @param action around it
 */
record Lookup(Store store, String path, List<String> keys, GoWord word, GoAction action) {
  Lookup {
    keys = List.copyOf(keys);
  }

  /** Where values are kept. */
  enum Store {
    /** Nomad's own variables. */
    NOMAD,
    /** Vault. */
    VAULT,
    /** Consul's keys. */
    CONSUL
  }

  /** What the value is called. */
  String key() {
    if (keys.isEmpty()) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
    return keys.get(store == Store.NOMAD ? 0 : keys.size() - 1);
  }

  /** Whether it is written as it is, through no function. */
  boolean isPlain() {
    return action.words().stream().noneMatch(w -> w.is("|"))
        && action.words().size() <= (store == Store.CONSUL ? 2 : 1);
  }

  /** Whether something else is written where it is missing. */
  boolean isOptional() {
    return action.words().stream().anyMatch(w -> w.is("or") || w.text().contains("efault"));
  }

  /** Whether its name is that of a secret. */
  boolean isSecret() {
    return namesSecret(key());
  }

  /** Whether a name is that of a secret; keys that everybody may know are none. */
  static boolean namesSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SecretWords.namesSecret(name)
        && !lower.startsWith("pub")
        && !lower.contains("authorized")
        && !lower.endsWith("_pub")
        && !lower.endsWith(".pub")
        && !lower.endsWith("_public")
        && !lower.endsWith("keyid");
  }
}

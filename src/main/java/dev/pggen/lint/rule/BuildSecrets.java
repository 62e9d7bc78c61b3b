package dev.pggen.lint.rule;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which arguments of an image's build are secrets, by their names and values. */
public final class BuildSecrets {
  /** What ends up in the pages that everybody loads, whatever its name says. */
  private static final List<String> IN_PAGES =
      List.of("VITE_", "REACT_APP_", "VUE_APP_", "NG_APP_", "GATSBY_", "PUBLIC_");

  /** Words of names that check or find what is installed: public keys, caches, programs. */
  private static final Set<String> HARMLESS =
      Set.of("gpg", "pgp", "apt", "public", "keyserver", "keyring", "cache", "passenger");

  /** Words of values that only let a build go through. */
  private static final List<String> STAND_INS =
      List.of("dummy", "placeholder", "fake", "unused", "not-used", "build", "localhost", "127.0.");

  private BuildSecrets() {}

  /** Whether an argument that is filled in from outside, without other text, is a secret. */
  public static boolean isFilledIn(String name, String asked, Collection<String> beside) {
    boolean named = SecretWords.namesSecret(name) && !AboutSecrets.ends(asked);
    return !isHarmless(name)
        && (named
            || SecretWords.namesSecret(asked) && !AboutSecrets.ends(name)
            || WholeAddress.isNamed(name, asked)
                && beside.stream().noneMatch(WholeAddress::isPassword));
  }

  /** Whether a value that is written there is a secret. */
  public static boolean isWritten(String name, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return !isHarmless(name)
        && STAND_INS.stream().noneMatch(lower::contains)
        && (SecretWords.passwordInUrl(value) || SecretWords.holdsSecret(name, value));
  }

  /** Whether an argument of this name is none, whatever it holds. */
  public static boolean isHarmless(String name) {
    return IN_PAGES.stream().anyMatch(name::startsWith)
        || AboutSecrets.words(name).stream().anyMatch(HARMLESS::contains);
  }
}

package dev.pggen.target.composefile;

/** Names and paths as they stand in a Compose file. */
final class ComposeNames {
  private ComposeNames() {}

  /** A secret's key: Compose allows no slash in it. */
  static String secretKey(String secret) {
    return secret.replace('/', '.');
  }
}

package dev.pggen.target.compose;

/** Names and paths as they stand in a Compose file. */
final class ComposeNames {
  /** Where the values of secrets lie, below the output root. */
  static final String SECRETS = "./secrets/";

  private ComposeNames() {}

  /** The file with a container's secret variables. */
  static String envFile(String container) {
    return SECRETS + container + ".env";
  }

  /** A secret's key: Compose allows no slash in it. */
  static String secretKey(String secret) {
    return secret.replace('/', '.');
  }
}

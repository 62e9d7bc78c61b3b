package dev.pggen.target.nomad;

import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a spec says below {@code targets.nomad}, apart from {@code spec} and {@code patch}.
 *
 * @param version of the cluster: what it lacks is not used
 * @param secrets where values come from
 * @param volumes how volumes are made
 * @param namespace of the job; empty for the default one
 * @param datacenters in which it may run
 * @param nodePool in which it may run
 * @param vaultMount path of the KV version 2 engine
 * @param vaultRole that the tasks take
 * @param services where services are registered
 */
record NomadSettings(
    Version version,
    SecretStore secrets,
    VolumeKind volumes,
    Optional<String> namespace,
    List<String> datacenters,
    String nodePool,
    String vaultMount,
    String vaultRole,
    String services) {

  /** Where values of secrets come from. */
  enum SecretStore {
    VARIABLES,
    VAULT
  }

  /** How volumes are made. */
  enum VolumeKind {
    DYNAMIC,
    STATIC,
    CSI
  }

  /** A version of Nomad, without its patch level. */
  record Version(int major, int minor) {
    static final Version DYNAMIC_VOLUMES = new Version(1, 10);

    /** From here on every release gives a directory that it makes its mode and its owner. */
    static final Version MODES_OF_DIRECTORIES = new Version(1, 12);

    static Version parse(String text) {
      String[] parts = text.split("\\.", -1);
      return new Version(
          Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }

    boolean isBefore(Version other) {
      return major < other.major || major == other.major && minor < other.minor;
    }

    @Override
    public String toString() {
      return major + "." + minor;
    }
  }

  private static final String VAULT_MOUNT = "kv";
  private static final String VAULT_ROLE = "nomad-workloads";
  private static final String DYNAMIC = VolumeKind.DYNAMIC.name();

  /** What takes its place where the cluster is too old. */
  private static final String STATIC = VolumeKind.STATIC.name();

  /** As the schema has let through. */
  static NomadSettings of(Optional<YamlMap> written) {
    Optional<YamlMap> map = written;
    Version version = Version.parse(text(map, "version").orElse("1.10"));
    boolean old = version.isBefore(Version.DYNAMIC_VOLUMES);
    return new NomadSettings(
        version,
        SecretStore.valueOf(upper(text(map, "secrets").orElse("variables"))),
        old
            ? VolumeKind.valueOf(
                upper(text(map, "volumes").orElse("static")).replace(DYNAMIC, STATIC))
            : VolumeKind.valueOf(upper(text(map, "volumes").orElse("dynamic"))),
        text(map, "namespace"),
        texts(map, "datacenters").orElse(List.of("*")),
        text(map, "node_pool").orElse("default"),
        text(map, "vault_mount").orElse(VAULT_MOUNT),
        text(map, "vault_role").orElse(VAULT_ROLE),
        text(map, "services").orElse("nomad"));
  }

  private static String upper(String word) {
    return word.toUpperCase(java.util.Locale.ROOT);
  }

  private static Optional<String> text(Optional<YamlMap> map, String key) {
    return map.flatMap(m -> m.get(key)).flatMap(YamlNode::asScalar).map(YamlScalar::text);
  }

  private static Optional<List<String>> texts(Optional<YamlMap> map, String key) {
    return map.flatMap(m -> m.get(key))
        .flatMap(YamlNode::asList)
        .map(
            list -> {
              List<String> all = new ArrayList<>();
              list.items().forEach(i -> i.asScalar().ifPresent(s -> all.add(s.text())));
              return all;
            })
        .filter(all -> !all.isEmpty())
        .map(List::copyOf);
  }

  /**
   * Whether the role and the engine are those for which {@code nomad setup vault} makes a policy.
   */
  boolean isUsualVault() {
    return vaultMount.equals(VAULT_MOUNT) && vaultRole.equals(VAULT_ROLE);
  }

  /** The namespace, spelt out. */
  String namespaceName() {
    return namespace.orElse("default");
  }
}

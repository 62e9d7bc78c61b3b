package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code postgres:} block.
 *
 * @param version a major like {@code 17}, or a minor like {@code 17.11}
 * @param image instead of the official one
 * @param build whether the official image is extended on the host by what the extensions need
 * @param family {@code debian} or {@code alpine}: what `image` is made from
 * @param runAs {@code uid:gid} of the server and its helpers
 * @param database its name; empty for the service's name
 * @param user the application's role; empty for the service's name
 * @param memory hard limit of the server's container
 * @param cpus processors
 * @param workload {@code web}, {@code oltp}, {@code dw}, {@code desktop}, {@code mixed}
 * @param storageType {@code ssd}, {@code hdd}, {@code san}, {@code nvme}
 * @param storageSize of the data volume
 * @param connections max_connections
 * @param tls how strict connections are, and whose certificates they use
 * @param extensions to create
 * @param preload libraries
 * @param init SQL files of the user, read
 * @param parameters overrides, as written
 * @param publish where the outside reaches it; empty for nowhere
 * @param access who from outside may use it
 * @param span the key
 */
public record PostgresSpec(
    At<String> version,
    Optional<At<String>> image,
    Optional<At<Boolean>> build,
    Optional<At<String>> family,
    Optional<At<String>> runAs,
    Optional<At<String>> database,
    Optional<At<String>> user,
    Optional<At<Size>> memory,
    Optional<At<Cpus>> cpus,
    Optional<At<String>> workload,
    Optional<At<String>> storageType,
    Optional<At<Size>> storageSize,
    Optional<At<Integer>> connections,
    Optional<TlsSpec> tls,
    List<At<String>> extensions,
    List<At<String>> preload,
    List<At<SourceFile>> init,
    Map<At<String>, At<String>> parameters,
    Optional<At<ContainerSpec.Publish>> publish,
    List<AccessSpec> access,
    Span span) {
  public PostgresSpec {
    extensions = List.copyOf(extensions);
    preload = List.copyOf(preload);
    init = List.copyOf(init);
    access = List.copyOf(access);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Whether the image is made on the host. */
  public boolean builds() {
    return build.map(At::value).orElse(false);
  }
}

package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.source.Span;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry below {@code containers:} or {@code init_containers:}, {@code extends} expanded.
 *
 * @param name key of the entry
 * @param image reference as written
 * @param user {@code root}, or {@code uid:gid}
 * @param ports published ones; {@code port} is the first, named {@code http}
 * @param expose ports for other containers
 * @param env in spec order
 * @param command empty means the image's own
 * @param entrypoint empty means the image's own
 * @param healthcheck as written
 * @param files by absolute path in the container
 * @param volumes what is mounted
 * @param dependsOn names of containers
 * @param labels in spec order
 * @param networks existing networks that it joins
 * @param hostNetwork whether {@code network: host} stands there
 * @param limits what it may use and how it is started and stopped
 * @param privileges what it may do
 */
public record ContainerSpec(
    At<String> name,
    At<String> image,
    Optional<At<String>> user,
    List<PortSpec> ports,
    List<At<Integer>> expose,
    Map<String, TextSpec> env,
    List<TextSpec> command,
    List<TextSpec> entrypoint,
    Optional<HealthSpec> healthcheck,
    Map<String, FileSpec> files,
    List<MountSpec> volumes,
    List<At<String>> dependsOn,
    Map<String, TextSpec> labels,
    List<At<String>> networks,
    Optional<At<Boolean>> hostNetwork,
    Limits limits,
    Privileges privileges) {

  public ContainerSpec {
    ports = List.copyOf(ports);
    expose = List.copyOf(expose);
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    command = List.copyOf(command);
    entrypoint = List.copyOf(entrypoint);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    volumes = List.copyOf(volumes);
    dependsOn = List.copyOf(dependsOn);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    networks = List.copyOf(networks);
  }

  /** The place of the container's name. */
  public Span span() {
    return name.span();
  }

  /**
   * A published port.
   *
   * @param name unique in the container
   * @param port inside
   * @param protocol {@code tcp} or {@code udp}
   * @param publish where on the host; empty for the default, the same number on loopback
   * @param span the entry
   */
  public record PortSpec(
      String name, int port, String protocol, Optional<At<Publish>> publish, Span span) {}

  /**
   * Where a port is published.
   *
   * @param address on the host; empty text with {@code off} false never happens
   * @param port on the host
   * @param off {@code publish: false}
   */
  public record Publish(String address, int port, boolean off) {}

  /**
   * A health check; several forms may stand together.
   *
   * @param none {@code healthcheck: none}
   * @param http path to ask for over HTTP
   * @param port to ask at; empty for the container's first port
   * @param command to run inside
   * @param tcp whether an open port suffices
   * @param image whether the image brings its own
   * @param interval between probes
   * @param timeout of one probe
   * @param retries failures that count
   * @param startPeriod grace at the start
   * @param span the value
   */
  public record HealthSpec(
      boolean none,
      Optional<At<String>> http,
      Optional<At<Integer>> port,
      List<TextSpec> command,
      boolean tcp,
      boolean image,
      Duration interval,
      Duration timeout,
      int retries,
      Duration startPeriod,
      Span span) {
    /** Between probes, unless the spec says. */
    public static final Duration INTERVAL = Duration.ofSeconds(30);

    /** Of one probe, unless the spec says. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Failures that count, unless the spec says. */
    public static final int RETRIES = 5;

    /** Grace at the start, unless the spec says. */
    public static final Duration START_PERIOD = Duration.ofMinutes(1);

    public HealthSpec {
      command = List.copyOf(command);
    }
  }

  /**
   * A file given to the container.
   *
   * @param text its content: interpolated if written in the spec, verbatim if read from a source
   * @param source the path of the source, if it came from one
   * @param mode octal digits
   * @param span the path
   */
  public record FileSpec(TextSpec text, Optional<At<String>> source, String mode, Span span) {}

  /**
   * A volume mounted into the container.
   *
   * @param volume name
   * @param path absolute, in the container
   * @param readOnly whether {@code :ro} stands there
   * @param span the entry
   */
  public record MountSpec(String volume, String path, boolean readOnly, Span span) {}

  /**
   * What the container may use, and how it is started and stopped.
   *
   * @param memory hard limit
   * @param cpus processors
   * @param shmSize of /dev/shm
   * @param replicas how many run
   * @param connections most database sessions of one replica, the size of its pool
   * @param stopSignal name
   * @param stopGracePeriod from the signal to the kill
   */
  public record Limits(
      Optional<At<Size>> memory,
      Optional<At<Cpus>> cpus,
      Optional<At<Size>> shmSize,
      Optional<At<Integer>> replicas,
      Optional<At<Integer>> connections,
      Optional<At<String>> stopSignal,
      Optional<At<Duration>> stopGracePeriod) {}

  /**
   * What the container may do.
   *
   * @param capAdd capabilities
   * @param noNewPrivileges as written
   * @param tmpfs writable memory file systems
   * @param readOnly whether the root is read-only
   * @param devices of the host
   * @param gpus how many; {@code all} is written as it is
   * @param groupAdd further group ids
   */
  public record Privileges(
      List<At<String>> capAdd,
      Optional<At<Boolean>> noNewPrivileges,
      List<At<String>> tmpfs,
      Optional<At<Boolean>> readOnly,
      List<At<String>> devices,
      Optional<At<String>> gpus,
      List<At<Long>> groupAdd) {
    public Privileges {
      capAdd = List.copyOf(capAdd);
      tmpfs = List.copyOf(tmpfs);
      devices = List.copyOf(devices);
      groupAdd = List.copyOf(groupAdd);
    }
  }
}

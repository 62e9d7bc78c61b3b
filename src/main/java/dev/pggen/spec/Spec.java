package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One service as its spec says, for one target: defaults file, spec and {@code targets.<t>.spec}
 * merged, {@code extends} expanded, {@code ${vars.x}} and {@code ${name}} put in.
 *
 * @param file the spec
 * @param name of the service
 * @param secrets by name, in spec order
 * @param containers by name, in spec order
 * @param initContainers by name, in the order in which they run
 * @param volumes by name, those that the spec describes
 * @param postgres the service's own database
 * @param backup how it is backed up; empty if the spec says nothing
 * @param ignores findings that the spec suppresses
 * @param dataset {@code targets.<t>.dataset}: where the stack's files lie on the host
 * @param patch {@code targets.<t>.patch}: a merge patch on the rendered document
 * @param settings what stands below {@code targets.<t>}, if anything does
 * @param inputs other files that were read for it: defaults file, sources, SQL
 */
public record Spec(
    SourceFile file,
    At<String> name,
    Map<String, SecretSpec> secrets,
    Map<String, ContainerSpec> containers,
    Map<String, ContainerSpec> initContainers,
    Map<String, VolumeSpec> volumes,
    PostgresSpec postgres,
    Optional<BackupSpec> backup,
    List<IgnoreSpec> ignores,
    Optional<At<String>> dataset,
    Optional<YamlMap> patch,
    Optional<YamlMap> settings,
    List<SourceFile> inputs) {

  public Spec {
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    containers = Collections.unmodifiableMap(new LinkedHashMap<>(containers));
    initContainers = Collections.unmodifiableMap(new LinkedHashMap<>(initContainers));
    volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
    ignores = List.copyOf(ignores);
    inputs = List.copyOf(inputs);
  }

  /** Without a word about its target. */
  public Spec(
      SourceFile file,
      At<String> name,
      Map<String, SecretSpec> secrets,
      Map<String, ContainerSpec> containers,
      Map<String, ContainerSpec> initContainers,
      Map<String, VolumeSpec> volumes,
      PostgresSpec postgres,
      Optional<BackupSpec> backup,
      List<IgnoreSpec> ignores,
      Optional<At<String>> dataset,
      Optional<YamlMap> patch,
      List<SourceFile> inputs) {
    this(
        file,
        name,
        secrets,
        containers,
        initContainers,
        volumes,
        postgres,
        backup,
        ignores,
        dataset,
        patch,
        Optional.empty(),
        inputs);
  }
}

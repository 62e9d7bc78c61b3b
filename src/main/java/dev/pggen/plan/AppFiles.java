package dev.pggen.plan;

import dev.pggen.spec.ContainerSpec;
import dev.pggen.spec.VolumeSpec;
import dev.pggen.stack.AppFile;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Text;
import dev.pggen.stack.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Volumes and files that a container sees. */
final class AppFiles {
  private static final String UNSAID = "the spec does not say";

  /** Directories of the stack's own, where its volumes are directories too. */
  private static final Set<String> BESIDE_VOLUMES = Set.of("pggen", "secrets");

  private final Scope scope;
  private final ContainerSpec container;
  private final References references;
  private final Gathered gathered;

  AppFiles(Scope scope, ContainerSpec container, References references, Gathered gathered) {
    this.scope = scope;
    this.container = container;
    this.references = references;
    this.gathered = gathered;
  }

  /** What is mounted, secrets of references excepted; volumes and files are gathered. */
  List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>();
    for (ContainerSpec.MountSpec mount : container.volumes()) {
      mounts.add(
          new Mount(source(mount), mount.path(), mount.readOnly(), Origin.written(mount.span())));
    }
    int number = 0;
    for (Map.Entry<String, ContainerSpec.FileSpec> file : container.files().entrySet()) {
      number++;
      mounts.add(file(number, file.getKey(), file.getValue()));
    }
    return List.copyOf(mounts);
  }

  private Mount.Source source(ContainerSpec.MountSpec mount) {
    VolumeSpec described = scope.spec().volumes().get(mount.volume());
    if (described != null && described.hostPath().isPresent()) {
      return new Mount.OfHost(
          described.hostPath().get().value(), backup(described), described.size());
    }
    if (mount.volume().equals(Names.DATA_VOLUME) || mount.volume().equals(Names.DRILL_VOLUME)) {
      scope
          .findings()
          .add(
              PlanRules.NAME_TAKEN
                  .at(mount.span(), "the volume `" + mount.volume() + "` is pggen's own")
                  .help("choose another name for the volume"));
    }
    if (scope.profile().host().root().isPresent() && BESIDE_VOLUMES.contains(mount.volume())) {
      scope
          .findings()
          .add(
              PlanRules.NAME_TAKEN
                  .at(
                      mount.span(),
                      "the directory `" + mount.volume() + "` beside the volumes is pggen's own")
                  .help("choose another name for the volume"));
    }
    gathered.volumes.computeIfAbsent(
        mount.volume(),
        name ->
            new Volume(
                name,
                Optional.ofNullable(described).flatMap(VolumeSpec::size),
                described == null ? Fact.decided("", UNSAID) : backup(described),
                Origin.written(described == null ? mount.span() : described.span())));
    return new Mount.OfVolume(mount.volume());
  }

  private static Fact<String> backup(VolumeSpec volume) {
    return volume.backup().map(Fact::of).orElse(Fact.of("", Origin.decided(UNSAID, volume.span())));
  }

  private Mount file(int number, String path, ContainerSpec.FileSpec file) {
    Origin origin = Origin.written(file.span());
    Text text = references.resolve(file.text());
    String owner = container.name().value();
    if (text.isSecret()) {
      String name = "files/" + owner + "-" + number;
      gathered.secrets.add(new Secret(name, new Secret.Derived(text), origin));
      return new Mount(new Mount.OfSecret(name), path, true, origin);
    }
    String name = "files/" + owner + "/" + number + "-" + safe(path);
    gathered.files.add(new AppFile(name, text.shown(), file.mode(), origin));
    return new Mount(new Mount.OfOutput(name), path, true, origin);
  }

  /** The last part of a path, in characters that every file system takes. */
  private static String safe(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    return name.isEmpty() ? "file" : name.substring(0, Math.min(60, name.length()));
  }
}

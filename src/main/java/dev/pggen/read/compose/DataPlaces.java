package dev.pggen.read.compose;

import dev.pggen.stack.DataPlace;
import dev.pggen.stack.DataPlace.Kind;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.ServerImages;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what holds a data directory: of all that is mounted the deepest around it. */
final class DataPlaces {
  /** Variables that may move the data. */
  private static final Set<String> PLACES = Set.of("PGDATA", "POSTGRES_DATA_DIR", EnvVar.ALL);

  /** Scripts and configuration, and what hosts lend to containers. */
  private static final Pattern FILES =
      Pattern.compile("initdb|/etc/|\\.(conf|sh|sql|sql\\.gz|pem|crt|key|txt)$|^/(run|dev|tmp)/");

  private DataPlaces() {}

  /**
   * What holds the data of a container.
   *
   * @param declared where its image declares a volume
   */
  static Fact<DataPlace> of(
      Workload workload, Fact<String> data, Optional<String> declared, Storage storage) {
    if (!data.isKnown() && storage.complete() && mayHoldNone(workload, storage)) {
      // wherever an image keeps them: nothing that could hold them is mounted
      return Fact.of(new DataPlace(Kind.CONTAINER, "", workload.origin()), workload.origin());
    }
    if (!data.isKnown() || !data.value().startsWith("/")) {
      return new Fact.Unknown<>(data.origin());
    }
    if (!storage.complete()) {
      return Fact.unknown("more may be mounted than the manifest says");
    }
    DataPlace found = new DataPlace(Kind.CONTAINER, data.value(), data.origin());
    for (DataPlace place : all(workload, declared, storage, data.origin())) {
      boolean deeper =
          found.kind() == Kind.CONTAINER || place.path().length() > found.path().length();
      if (holds(place.path(), data.value()) && deeper) {
        found = place;
      }
    }
    return Fact.of(found, found.origin());
  }

  /**
   * The same where the official image may be of any major: then only a mount at the older place, or
   * none anywhere near, tells something.
   */
  static Fact<DataPlace> ofAnyMajor(Workload workload, Storage storage) {
    Origin image = workload.image().origin();
    List<DataPlace> all = all(workload, Optional.empty(), storage, image);
    Optional<DataPlace> old =
        all.stream().filter(p -> p.path().equals(DeclaredVolume.OLD)).findFirst();
    boolean near =
        all.stream()
            .anyMatch(
                p ->
                    holds(p.path(), DeclaredVolume.CURRENT)
                        || holds(DeclaredVolume.CURRENT, p.path()));
    if (!storage.complete() || near && old.isEmpty()) {
      return Fact.unknown("the image's tag does not tell where its data lie");
    }
    DataPlace place =
        old.orElse(new DataPlace(Kind.IMAGE, DeclaredVolume.CURRENT, workload.origin()));
    return Fact.of(place, place.origin());
  }

  /** Whether there is no mount but for files and scripts, in a container that is known by name. */
  private static boolean mayHoldNone(Workload workload, Storage storage) {
    boolean named =
        workload
            .image()
            .ifKnown()
            .or(workload.traits()::besideTag)
            .filter(i -> ServerImages.holds(i) || ServerImages.isCalledSo(i))
            .isPresent();
    return named
        && workload.launch().command().isKnown()
        && workload.launch().entrypoint().isKnown()
        && !workload.env().stream().map(EnvVar::name).anyMatch(PLACES::contains)
        && storage.memory().isEmpty()
        && workload.mounts().stream()
            .allMatch(m -> m.readOnly() || FILES.matcher(m.target()).find());
  }

  private static List<DataPlace> all(
      Workload workload, Optional<String> declared, Storage storage, Origin data) {
    List<DataPlace> all = new ArrayList<>();
    for (Mount mount : workload.mounts()) {
      boolean unnamed = mount.source() instanceof Mount.OfVolume v && v.volume().isEmpty();
      Kind kind = unnamed ? Kind.UNNAMED : Kind.MOUNT;
      all.add(new DataPlace(kind, strip(mount.target()), mount.origin()));
    }
    for (Storage.Memory memory : storage.memory()) {
      all.add(new DataPlace(Kind.MEMORY, strip(memory.path()), memory.origin()));
    }
    // where something is mounted on its very place, an image gets no volume of its own
    declared
        .filter(path -> all.stream().noneMatch(p -> p.path().equals(path)))
        .ifPresent(path -> all.add(new DataPlace(Kind.IMAGE, path, data)));
    return all;
  }

  private static boolean holds(String outer, String inner) {
    return inner.equals(outer) || inner.startsWith(outer + "/");
  }

  private static String strip(String path) {
    return path.replaceAll("(?<=.)/+$", "");
  }
}

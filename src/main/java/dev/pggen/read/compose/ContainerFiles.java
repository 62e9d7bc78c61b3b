package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Files as a container sees them.
 *
 * @param workload the container
 * @param around the files beside the manifest
 */
record ContainerFiles(Workload workload, FileSet around) {
  /** The file at an absolute path in the container, if it comes from beside the manifest. */
  Optional<SourceFile> at(String path) {
    return mount(path)
        .filter(m -> m.source() instanceof Mount.OfOutput)
        .flatMap(m -> around.file(outside(m, path)));
  }

  /** The same for a file that is mounted by itself, not among others of its directory. */
  Optional<SourceFile> alone(String path) {
    return mount(path).filter(m -> m.target().equals(path)).flatMap(m -> at(path));
  }

  /** Whether anything is mounted at a path or above it. */
  boolean covers(String path) {
    return mount(path).isPresent();
  }

  /** The files below a directory of the container, by name as the shell sorts them. */
  List<SourceFile> below(String directory) {
    return workload.mounts().stream()
        .filter(m -> m.source() instanceof Mount.OfOutput)
        .filter(m -> m.target().equals(directory) || m.target().startsWith(directory + "/"))
        .flatMap(m -> files(((Mount.OfOutput) m.source()).path()).stream())
        .sorted(Comparator.comparing(f -> f.path().substring(f.path().lastIndexOf('/') + 1)))
        .toList();
  }

  private List<SourceFile> files(String source) {
    String path = strip(source);
    Optional<SourceFile> single = around.file(path);
    return single.isPresent()
        ? List.of(single.get())
        : around.under(path).stream().flatMap(p -> around.file(p).stream()).toList();
  }

  private Optional<Mount> mount(String path) {
    return workload.mounts().stream()
        .filter(m -> path.equals(m.target()) || path.startsWith(strip(m.target()) + "/"))
        .max(Comparator.comparingInt(m -> m.target().length()));
  }

  private static String outside(Mount mount, String path) {
    String rest = path.substring(Math.min(path.length(), strip(mount.target()).length()));
    return strip(((Mount.OfOutput) mount.source()).path()) + rest;
  }

  private static String strip(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}

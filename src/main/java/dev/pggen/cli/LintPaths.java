package dev.pggen.cli;

import dev.pggen.hcl.HclReader;
import dev.pggen.write.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which files {@code lint} is to look at, whatever the order in which they are named.
 *
 * @param files what is there, sorted
 * @param unread what is not, or is left out
 * @param piped what comes through standard input in the place of one of them
 * @param changed those that are reported; without it all are
 * @param overrides by a Compose file in a directory that is looked through, the name of the one
 *     that Compose lays over it
 */
record LintPaths(
    List<Path> files,
    List<Unread> unread,
    Optional<Piped> piped,
    Optional<ChangedFiles> changed,
    Map<Path, String> overrides) {
  private static final long LARGEST = 1L << 20;

  /** How each file begins that pggen rendered. */
  private static final String RENDERED = "# Rendered by pggen from ";

  /**
   * Files as they are named; of directories, and of this one if nothing is named, the specs,
   * manifests, servers' own files and catalog apps in them. Files that a lock there says we
   * rendered are left out: their specs speak for them.
   */
  static LintPaths of(List<Path> paths, Excludes excludes, Optional<Piped> piped, Path directory)
      throws IOException, UsageException {
    Discovery discovery = new Discovery(directory, excludes);
    TreeSet<Path> named = new TreeSet<>();
    TreeSet<Path> found = new TreeSet<>();
    TreeSet<Path> typed = new TreeSet<>();
    List<Unread> unread = new ArrayList<>();
    for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      if (path.toString().isEmpty() && !paths.isEmpty()) {
        throw Discovery.emptyPath();
      }
      boolean input = piped.isPresent() && Piped.isMeant(path);
      Path absolute = input ? piped.get().file() : directory.resolve(path).normalize();
      String shown = Stages.shown(absolute, directory);
      if (excludes.leavesOutNamed(absolute)) {
        unread.add(Unread.excluded(shown));
      } else if (input) {
        typed.add(absolute);
      } else if (Files.isDirectory(absolute)) {
        try {
          discovery.walk(absolute, LintPaths::isWanted, found);
        } catch (IOException e) {
          unread.add(Unread.unreadable(shown, "cannot be listed to its end"));
        }
      } else if (Files.isRegularFile(absolute)) {
        named.add(absolute);
      } else {
        unread.add(Unread.odd(path.toString(), absolute));
      }
    }
    unread.addAll(discovery.unread());
    List<Path> files = withoutRendered(found, directory, unread);
    files.addAll(named);
    if (files.isEmpty() && typed.isEmpty() && unread.isEmpty()) {
      refuseExcluded(paths, directory);
      throw new UsageException(
          "there is no pggen.yaml, no NAME.pggen.yaml, no Compose file and no Nomad job here",
          "`pggen init` writes one; or name the file");
    }
    typed.addAll(Discovery.once(files));
    return new LintPaths(
        List.copyOf(typed), unread, piped, Optional.empty(), OverrideFiles.among(found));
  }

  /** The same, of which only some are reported. */
  LintPaths reporting(Optional<ChangedFiles> only) {
    return new LintPaths(files, unread, piped, only, overrides);
  }

  /** What Compose lays over a file, by the names beside it. */
  List<String> overridesOf(Path file) {
    String override = overrides.get(file);
    return override == null ? List.of() : List.of(override);
  }

  /** Says that there would be something to look at, if nothing were excluded. */
  private static void refuseExcluded(List<Path> paths, Path directory)
      throws IOException, UsageException {
    TreeSet<Path> all = new TreeSet<>();
    for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      new Discovery(directory).walk(directory.resolve(path).normalize(), LintPaths::isWanted, all);
    }
    int files = withoutRendered(all, directory, new ArrayList<>()).size();
    if (files > 0) {
      throw new UsageException(
          (files == 1 ? "the only file" : "all " + files + " files")
              + " that could be read here "
              + (files == 1 ? "is" : "are")
              + " excluded by "
              + Config.NAME,
          "take some out of `exclude`, or add --no-config");
    }
  }

  /** Jobs are often called so, and much else. */
  private static boolean isHcl(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".hcl") || HclReader.isFilledIn(name)) && !Discovery.isJob(file);
  }

  private static boolean isWanted(Path file) {
    boolean compose = Discovery.isCompose(file) && !CatalogApps.isTemplate(file);
    return Discovery.isSpec(file)
        || Discovery.isJob(file)
        || isHcl(file)
        || compose
        || CatalogApps.isApp(file)
        || Discovery.isServerFile(file)
        || isLock(file);
  }

  /** A rendered file that somebody changed is no service of its own; render --check tells of it. */
  private static List<Path> withoutRendered(
      TreeSet<Path> found, Path directory, List<Unread> unread) throws IOException {
    StringBuilder locks = new StringBuilder();
    for (Path lock : found) {
      if (isLock(lock) && Files.isReadable(lock) && Files.size(lock) < LARGEST) {
        locks.append(new String(Files.readAllBytes(lock), StandardCharsets.UTF_8));
      }
    }
    List<Path> left = new ArrayList<>();
    for (Path path : found) {
      boolean server = Discovery.isServerFile(path);
      boolean job = Discovery.isJob(path) || isHcl(path);
      boolean manifest = Discovery.isCompose(path) || job || server;
      boolean rendered = (manifest || CatalogApps.isApp(path)) && isIn(locks, path);
      boolean other =
          server && !rendered && ServerFiles.form(path).isEmpty()
              || isHcl(path) && !Contents.isJob(path);
      if (!isLock(path) && !rendered && !other) {
        if (locks.length() > 0 && manifest && saysRendered(path)) {
          unread.add(Unread.changed(Stages.shown(path, directory)));
        } else {
          left.add(path);
        }
      }
    }
    return left;
  }

  private static boolean isIn(StringBuilder locks, Path file) {
    try {
      return locks.length() > 0
          && Files.size(file) < LARGEST
          && locks.indexOf(Digest.of(Files.readAllBytes(file))) >= 0;
    } catch (IOException e) {
      return false; // whoever reads it says why
    }
  }

  private static boolean saysRendered(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(RENDERED.length());
      return new String(first, StandardCharsets.UTF_8).equals(RENDERED);
    } catch (IOException e) {
      return false; // whoever reads it says why
    }
  }

  private static boolean isLock(Path file) {
    String name = file.getFileName().toString();
    return name.equals("pggen.lock") || name.endsWith(".pggen.lock");
  }
}

package dev.pggen.cli;

import dev.pggen.read.server.ServerFileForm;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds files that pggen is for, without what version control ignores. */
final class Discovery {
  private static final int DEEPEST = 24;
  private static final int MOST = 200_000;

  private final Path directory;
  private final Excludes excludes;
  private final int most;
  private final List<Unread> unread = new ArrayList<>();

  /** From a working directory. */
  Discovery(Path directory) {
    this(directory, Excludes.none(directory));
  }

  /** From a working directory, without what configurations exclude. */
  Discovery(Path directory, Excludes excludes) {
    this(directory, excludes, MOST);
  }

  /** The same, but ends after so many entries. */
  Discovery(Path directory, Excludes excludes, int most) {
    this.directory = directory;
    this.excludes = excludes;
    this.most = most;
  }

  /** What lies on the way and cannot be looked at. */
  List<Unread> unread() {
    return List.copyOf(unread);
  }

  /** Whether a file name is that of a Nomad job. */
  static boolean isJob(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".nomad.hcl") || name.endsWith(".nomad");
  }

  /** Whether a file name is one under which a server's own files are kept. */
  static boolean isServerFile(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".conf") && ServerFileForm.isNamed(name);
  }

  /** Whether a file name is that of a spec. */
  static boolean isSpec(Path file) {
    String name = file.getFileName().toString();
    return name.equals("pggen.yaml") || name.endsWith(".pggen.yaml");
  }

  /** Whether a file name is that of a Compose file, or of an app that is one. */
  static boolean isCompose(Path file) {
    String name = file.getFileName().toString();
    String start = name.startsWith("docker-") ? name.substring("docker-".length()) : name;
    if (name.equals("custom-app.yaml") || name.equals("custom-app.yml")) {
      return true;
    }
    int ending = start.endsWith(".yml") ? 4 : start.endsWith(".yaml") ? 5 : 0;
    if (ending == 0 || !start.startsWith("compose")) {
      return false;
    }
    String middle = start.substring("compose".length(), start.length() - ending);
    return middle.isEmpty() || isVariant(middle);
  }

  /** As in {@code compose.prod.yaml}: a dot and a word. */
  private static boolean isVariant(String middle) {
    if (middle.length() < 2 || middle.charAt(0) != '.') {
      return false;
    }
    for (int i = 1; i < middle.length(); i++) {
      char c = middle.charAt(i);
      boolean word = c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-');
      if (!word) {
        return false;
      }
    }
    return true;
  }

  /**
   * The specs meant by some paths: files as they are, directories with what is in them; without any
   * path, the specs of this repository.
   */
  List<Path> specs(List<Path> paths) throws IOException, UsageException {
    return find(paths, Discovery::isSpec);
  }

  /**
   * Says what {@link #specs} did not look at; the worst of it decides. Closed directories pass:
   * what a server keeps beside its spec is closed to whoever renders.
   */
  ExitCode tell(Terminal terminal) {
    ExitCode code = ExitCode.CLEAN;
    for (Unread each : unread) {
      if (!each.isClosed()) {
        each.tell(terminal);
        code = code.or(each.code());
      }
    }
    return code;
  }

  /** What is said of {@code ""}: mostly a variable of a script that was never set. */
  static UsageException emptyPath() {
    return new UsageException("a path is empty", "write `.` for this directory");
  }

  /** What is looked for. */
  interface Wanted {
    /** Whether a file is, by its name. */
    boolean test(Path file);
  }

  private List<Path> find(List<Path> paths, Wanted wanted) throws IOException, UsageException {
    TreeSet<Path> found = gather(paths, wanted);
    if (found.isEmpty() && !new Discovery(directory).gather(paths, wanted).isEmpty()) {
      throw new UsageException(
          "all specs here are excluded by " + Config.NAME,
          "take some out of `exclude`, or name the file");
    }
    if (found.isEmpty()) {
      String left = "";
      for (Unread each : unread) {
        left = each.isClosed() ? left : "; `" + each.file() + "` " + each.why();
      }
      throw new UsageException(
          "there is no pggen.yaml and no NAME.pggen.yaml here" + left,
          "`pggen init` writes one; or name the file");
    }
    return once(List.copyOf(found));
  }

  private TreeSet<Path> gather(List<Path> paths, Wanted wanted) throws IOException, UsageException {
    TreeSet<Path> found = new TreeSet<>();
    for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      if (path.toString().isEmpty() && !paths.isEmpty()) {
        throw emptyPath();
      }
      Path absolute = directory.resolve(path).normalize();
      if (Files.isDirectory(absolute)) {
        walk(absolute, wanted, found);
      } else if (Files.exists(absolute)) {
        found.add(absolute);
      } else {
        throw new NoSuchFileException(path.toString());
      }
    }
    return found;
  }

  /** Adds what is wanted in a directory and below it. */
  void walk(Path from, Wanted wanted, TreeSet<Path> found) throws IOException, UsageException {
    Deque<Path> open = new ArrayDeque<>(List.of(from));
    GitIgnore ignore = GitIgnore.above(from);
    Excludes left = excludes.anew();
    int seen = 0;
    while (!open.isEmpty()) {
      Path here = open.pop();
      ignore.enter(here);
      left.enter(here);
      for (Path child : children(here)) {
        boolean isDirectory = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
        if (++seen > most) {
          unread.add(Unread.beyond(shown(from), "holds more than " + most + " files"));
          return;
        }
        if (ignore.ignores(child, isDirectory) || left.leavesOut(child, isDirectory)) {
          continue;
        }
        if (isDirectory) {
          if (child.getNameCount() - from.getNameCount() > DEEPEST) {
            unread.add(Unread.beyond(shown(child), "lies more than " + DEEPEST + " deep"));
          } else if (!Kit.isAt(child)) {
            open.push(child);
          }
        } else if (wanted.test(child)) {
          if (Files.isRegularFile(child)) {
            found.add(child);
          } else {
            unread.add(Unread.odd(shown(child), child));
          }
        }
      }
    }
  }

  /** Each file once: a link to another of them is no second service. */
  static List<Path> once(List<Path> files) throws IOException {
    TreeSet<Path> once = new TreeSet<>();
    List<Path> links = new ArrayList<>();
    Set<Path> real = new HashSet<>();
    for (Path file : new TreeSet<>(files)) {
      if (Files.isSymbolicLink(file)) {
        links.add(file);
      } else {
        once.add(file);
      }
    }
    for (Path file : links.isEmpty() ? List.<Path>of() : once) {
      real.add(file.toRealPath());
    }
    for (Path link : links) {
      if (real.add(link.toRealPath())) {
        once.add(link);
      }
    }
    return List.copyOf(once);
  }

  private String shown(Path path) {
    String shown = Stages.shown(path, directory);
    return shown.isEmpty() ? "." : shown;
  }

  private List<Path> children(Path from) throws IOException {
    if (!Files.isReadable(from) || !Files.isExecutable(from)) {
      unread.add(Unread.unlisted(shown(from), from));
      return List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(from)) {
      for (Path child : all) {
        children.add(child);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(null);
    return children;
  }
}

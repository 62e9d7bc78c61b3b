package dev.pggen.read.server;

import dev.pggen.pgconf.ServerFile;
import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The files that one of the server's files takes in, and what became of them. */
final class Beside {
  /** The server gives up at this depth; so a circle ends, too. */
  static final int DEEPEST = 10;

  /** A listing of this length may have been cut. */
  private static final int MOST = 1000;

  private final FileSet around;
  private final List<ServerFile.Missing> missing = new ArrayList<>();
  private final TreeSet<String> included = new TreeSet<>();
  private boolean whole = true;

  Beside(FileSet around) {
    this.around = around;
  }

  /**
   * A file that is named.
   *
   * @param path from the directory of the first file
   */
  record Named(String path, SourceFile file) {}

  /**
   * The file that a line names; where it cannot be read that is remembered.
   *
   * @param from path of the file with that line, from the directory of the first one
   * @param required whether the server wants it
   */
  Optional<Named> file(String from, String name, String directive, Span span, boolean required) {
    Optional<String> path = path(from, name);
    Optional<SourceFile> file = path.flatMap(around::file);
    if (file.isPresent()) {
      included.add(file.get().path());
      return Optional.of(new Named(path.orElseThrow(), file.get()));
    }
    boolean gone = path.isPresent() && isGone(path.get());
    whole &= gone && !required;
    if (gone && required) {
      missing.add(new ServerFile.Missing(directive, name, span));
    }
    return Optional.empty();
  }

  /** The files of a directory that the server takes: {@code *.conf}, none hidden, by name. */
  List<Named> directory(String from, String name, Span span) {
    List<Named> files = new ArrayList<>();
    Optional<String> path = path(from, name);
    List<String> below = path.map(around::under).orElse(List.of());
    for (String each : below) {
      String file = each.substring(each.lastIndexOf('/') + 1);
      boolean own = directory(each).equals(path.orElseThrow());
      if (own && file.endsWith(".conf") && !file.startsWith(".")) {
        Optional<SourceFile> source = around.file(each);
        source.ifPresent(s -> included.add(s.path()));
        source.ifPresent(s -> files.add(new Named(each, s)));
        whole &= source.isPresent();
      }
    }
    if (below.isEmpty()) {
      whole = false;
      path.ifPresent(p -> missing.add(new ServerFile.Missing("include_dir", name, span)));
    }
    return files;
  }

  /** Something is taken in that is not known. */
  void unknown() {
    whole = false;
  }

  boolean whole() {
    return whole;
  }

  List<ServerFile.Missing> missing() {
    return missing;
  }

  TreeSet<String> included() {
    return included;
  }

  private boolean isGone(String path) {
    List<String> there = around.under(directory(path));
    return there.size() < MOST && !there.contains(path);
  }

  private static String directory(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Nothing for what may lie elsewhere: an absolute path, one above, one of a home. */
  private static Optional<String> path(String from, String name) {
    if (name.isEmpty() || name.startsWith("/") || name.startsWith("~") || name.contains(":")) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>();
    for (String each : (directory(from) + "/" + name).split("/", -1)) {
      if (each.equals("..")) {
        if (segments.isEmpty()) {
          return Optional.empty();
        }
        segments.remove(segments.size() - 1);
      } else if (!each.isEmpty() && !each.equals(".")) {
        segments.add(each);
      }
    }
    return Optional.of(String.join("/", segments));
  }
}

package dev.pggen.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that are open in the editor, as they are there. */
final class Documents {
  private final Map<String, Open> open = new LinkedHashMap<>();

  /**
   * An open file.
   *
   * @param uri as the client writes it: another spelling would be another file for it
   * @param version as the client counts
   * @param text all of it, saved or not
   */
  record Open(String uri, Path file, int version, String text) {}

  /**
   * Takes in a text, the first or the next one of its file; what is no file on disk is not kept.
   */
  void put(String uri, int version, String text) {
    path(uri).ifPresent(file -> open.put(uri, new Open(uri, file, version, text)));
  }

  /** Forgets one. */
  void remove(String uri) {
    open.remove(uri);
  }

  /** One that is open. */
  Optional<Open> at(String uri) {
    return Optional.ofNullable(open.get(uri));
  }

  /** All of them, in the order in which they were opened. */
  List<Open> all() {
    return List.copyOf(open.values());
  }

  /** Those that may read a file: it lies in their directory, or below it. */
  List<String> readers(Path file) {
    List<String> readers = new ArrayList<>();
    for (Open each : open.values()) {
      Path home = each.file().getParent();
      if (home != null && file.startsWith(home)) {
        readers.add(each.uri());
      }
    }
    return readers;
  }

  /** What the files hold now. */
  Map<Path, String> texts() {
    Map<Path, String> texts = new LinkedHashMap<>();
    for (Open each : open.values()) {
      texts.put(each.file(), each.text());
    }
    return texts;
  }

  /** The address of a file, as the client writes it if it is open there. */
  String uri(Path file) {
    for (Open each : open.values()) {
      if (each.file().equals(file)) {
        return each.uri();
      }
    }
    String uri = file.toUri().toString();
    // Java adds a slash where a directory lies now, and no finding stands in a directory.
    return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }

  /** Where a file lies; nothing for what lies in no directory of this machine. */
  static Optional<Path> path(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equals(parsed.getScheme())
          ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }
}

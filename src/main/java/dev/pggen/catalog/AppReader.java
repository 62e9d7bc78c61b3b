package dev.pggen.catalog;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the directory of a catalog app from disk. */
public final class AppReader {
  private static final int DEEPEST = 8;
  private static final long MOST = 2_000;

  /** More than any text that is read, so that a larger one is told to be too large. */
  private static final int LARGEST = 2 << 20;

  private AppReader() {}

  /**
   * All that lies in a directory, links left aside.
   *
   * @param shown the name under which it is reported; empty for the working directory
   */
  public static Result<AppDirectory> read(Path directory, String shown) throws IOException {
    TreeMap<String, AppDirectory.AppFile> files = new TreeMap<>();
    TreeSet<String> directories = new TreeSet<>();
    List<Finding> findings = new ArrayList<>();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(directory, DEEPEST)) {
      paths = walk.skip(1).limit(MOST).sorted().toList();
    }
    for (Path path : paths) {
      String name = directory.relativize(path).toString().replace('\\', '/');
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        directories.add(name);
      } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        files.put(name, file(path, AppDirectory.shown(shown, name), findings));
      }
    }
    Path home = directory.toAbsolutePath().normalize();
    return Result.of(
        new AppDirectory(shown, named(home), named(home.getParent()), files, directories),
        findings);
  }

  /** Pictures and programs lie there too; only what the catalog reads as YAML must be text. */
  private static AppDirectory.AppFile file(Path path, String shown, List<Finding> findings)
      throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LARGEST);
    }
    Result<SourceFile> text = YamlReader.decode(shown, bytes);
    if (shown.endsWith(".yaml")) {
      findings.addAll(text.findings());
    }
    SourceFile source = text.value().orElseGet(() -> SourceFile.of(shown, ""));
    return new AppDirectory.AppFile(source, LibraryCheck.sha256(bytes), Files.isExecutable(path));
  }

  private static String named(@Nullable Path path) {
    return path == null || path.getFileName() == null ? "" : path.getFileName().toString();
  }
}

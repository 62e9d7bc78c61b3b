package dev.pggen.spec;

import dev.pggen.source.SourceFile;
import java.util.Map;
import java.util.Optional;

/** Files of a test: by name, whoever asks. */
public final class MemoryFiles implements SpecFiles {
  private final Map<String, String> files;

  private MemoryFiles(Map<String, String> files) {
    this.files = files;
  }

  public static MemoryFiles none() {
    return new MemoryFiles(Map.of());
  }

  public static MemoryFiles of(Map<String, String> files) {
    return new MemoryFiles(files);
  }

  @Override
  public Answer read(SourceFile from, String name) {
    if (name.contains("..")) {
      return new Refused(true, "lies outside of the repository", "copy it into the repository");
    }
    String key = name.startsWith("./") ? name.substring(2) : name;
    return files.containsKey(key)
        ? new Found(SourceFile.of(key, files.getOrDefault(key, "")))
        : new Refused(false, "is not there", "create it, or correct the path");
  }

  @Override
  public Optional<Refused> refuses(SourceFile from, String name) {
    return name.contains("..")
        ? Optional.of(new Refused(true, "lies outside of the repository", "copy it"))
        : Optional.empty();
  }

  @Override
  public Optional<Answer> nearestDefaults() {
    return Optional.ofNullable(files.get("pggen.defaults.yaml"))
        .map(text -> new Found(SourceFile.of("pggen.defaults.yaml", text)));
  }
}

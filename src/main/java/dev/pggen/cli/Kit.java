package dev.pggen.cli;

import dev.pggen.artifact.OutputFile;
import dev.pggen.plan.Tuning;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.WholeSpec;
import dev.pggen.stack.Stack;
import dev.pggen.write.Digest;
import dev.pggen.write.Lock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a new host needs beside a dump, laid out as in a repository: the spec with the files that it
 * names, its lock, and below {@code deploy/} the files that lie at the top of what is rendered, and
 * the image's recipe. Whoever makes the backup adds the directories that it has mounted anyway, so
 * nothing else is written twice.
 *
 * @param spec where the user's spec lies; only its name is used
 * @param target whose files these are
 * @param stack what runs
 * @param whole the spec as it can be taken along
 */
record Kit(Path spec, String target, Stack stack, WholeSpec whole) {
  private static final String DIRECTORY = "kit";
  private static final String BUILD = "build/"; // no container has it mounted
  private static final String REASON = "a new host needs this beside the dump";

  /**
   * Whether a directory is that of a kit, as rendered or beside a dump; the spec in it repeats one
   * that lies elsewhere.
   */
  static boolean isAt(Path directory) {
    return directory.endsWith(DIRECTORY)
        && (Files.exists(directory.resolveSibling("prepare.sh"))
            || Files.exists(directory.resolveSibling("manifest.tsv")));
  }

  /** All files, sorted: those given, and the kit. */
  List<OutputFile> with(List<OutputFile> files) {
    List<OutputFile> all = new ArrayList<>(files);
    all.add(file(spec.getFileName().toString(), whole.text()));
    whole.files().forEach((path, file) -> all.add(file(path, file.text())));
    String home = DIRECTORY + "/" + Outputs.home(spec) + "/" + target + "/";
    files.stream()
        .filter(f -> f.path().indexOf('/') < 0 || f.path().startsWith(BUILD))
        .map(f -> new OutputFile(home + f.path(), f.text(), f.executable(), f.reasons()))
        .forEach(all::add);
    all.add(file(Outputs.lockFile(spec).getFileName().toString(), lock(all).print()));
    all.sort(Comparator.comparing(OutputFile::path));
    return List.copyOf(all);
  }

  private static OutputFile file(String path, String text) {
    return OutputFile.of(DIRECTORY + "/" + path, text, false, REASON);
  }

  /** A lock as a render of the kit would write it, but for its own digest. */
  private Lock lock(List<OutputFile> files) {
    Map<String, String> outputs = new TreeMap<>();
    files.forEach(f -> outputs.put(target + "/" + f.path(), Digest.of(f.text())));
    TreeMap<String, String> inputs = new TreeMap<>();
    inputs.put(spec.getFileName().toString(), Digest.of(whole.text()));
    for (Map.Entry<String, SourceFile> file : whole.files().entrySet()) {
      inputs.put(file.getKey(), Digest.of(file.getValue().text()));
    }
    TreeMap<String, String> postgres = new TreeMap<>();
    Outputs.version(stack).ifPresent(v -> postgres.put(target, v));
    TreeMap<String, String> data = new TreeMap<>();
    MadeBy.of(stack).ifPresent(made -> data.put(target, made.text()));
    String tuning = Integer.toString(Tuning.EDITION);
    return new Lock(Version.TEXT, tuning, postgres, data, inputs, new TreeMap<>(outputs));
  }
}

package dev.pggen.target.composefile;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stack as a Compose file, on its way to the disk.
 *
 * @param stack what is written
 * @param shared the files that containers mount
 * @param manifest the document
 */
public record ComposeFile(Stack stack, List<OutputFile> shared, Manifest manifest) {
  /** The document of a stack. */
  public static ComposeFile of(Stack stack, List<OutputFile> shared, Layout layout) {
    return new ComposeFile(stack, shared, StackWriter.write(stack, shared, layout));
  }

  /**
   * All files, sorted by path.
   *
   * @param name of the manifest
   */
  public List<OutputFile> files(String name) {
    return files(name, manifest);
  }

  /** The same with the user's merge patch on the document. */
  public Result<List<OutputFile>> files(String name, YamlMap patch) {
    List<Finding> findings = PatchCheck.findings(manifest.root(), patch);
    return findings.isEmpty()
        ? Result.of(
            files(name, Patches.apply(manifest, patch)), PatchTouches.findings(stack, patch))
        : Result.failed(findings);
  }

  private List<OutputFile> files(String name, Manifest document) {
    List<OutputFile> files = new ArrayList<>(shared);
    files.add(ManifestPrinter.print(document, name, StackWriter.header(stack)));
    files.sort(Comparator.comparing(OutputFile::path));
    return List.copyOf(files);
  }
}

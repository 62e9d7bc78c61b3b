package dev.pggen.target.compose;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.target.Target;
import dev.pggen.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Docker Compose. */
public final class ComposeTarget implements Target {
  private static final String MANIFEST = "compose.yaml";

  @Override
  public TargetProfile profile() {
    return ComposeProfile.PROFILE;
  }

  @Override
  public String manifest() {
    return MANIFEST;
  }

  @Override
  public List<OutputFile> render(Stack stack) {
    return files(stack, StackWriter.write(stack));
  }

  @Override
  public Result<List<OutputFile>> render(Stack stack, YamlMap patch) {
    Manifest manifest = StackWriter.write(stack);
    List<Finding> findings = PatchCheck.findings(manifest.root(), patch);
    return findings.isEmpty()
        ? Result.of(files(stack, Patches.apply(manifest, patch)))
        : Result.failed(findings);
  }

  private static List<OutputFile> files(Stack stack, Manifest manifest) {
    List<OutputFile> files = new ArrayList<>();
    files.add(ManifestPrinter.print(manifest, MANIFEST, StackWriter.header(stack)));
    files.sort(Comparator.comparing(OutputFile::path));
    return List.copyOf(files);
  }
}

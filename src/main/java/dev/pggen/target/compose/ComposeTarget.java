package dev.pggen.target.compose;

import dev.pggen.artifact.Artifacts;
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
import java.util.Optional;

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
    List<OutputFile> shared = Artifacts.of(stack, ComposeCommands.of(stack));
    return files(shared, print(stack, StackWriter.write(stack, shared)));
  }

  @Override
  public Result<List<OutputFile>> render(Stack stack, YamlMap patch) {
    List<OutputFile> shared = Artifacts.of(stack, ComposeCommands.of(stack));
    Manifest manifest = StackWriter.write(stack, shared);
    List<Finding> findings = PatchCheck.findings(manifest.root(), patch);
    return findings.isEmpty()
        ? Result.of(
            files(shared, print(stack, Patches.apply(manifest, patch))),
            PatchTouches.findings(stack, patch))
        : Result.failed(findings);
  }

  @Override
  public List<String> rotation(
      Stack stack,
      Optional<String> server,
      String program,
      List<String> consumers,
      boolean consumersFirst) {
    List<String> commands = new ArrayList<>();
    server.ifPresent(
        name -> commands.add("docker compose exec -T " + name + " /bin/bash " + program));
    if (!consumers.isEmpty()) {
      commands.add(
          consumersFirst ? 0 : commands.size(),
          "docker compose up -d --wait --no-deps --force-recreate " + String.join(" ", consumers));
    }
    return commands;
  }

  private static OutputFile print(Stack stack, Manifest manifest) {
    return ManifestPrinter.print(manifest, MANIFEST, StackWriter.header(stack));
  }

  private static List<OutputFile> files(List<OutputFile> shared, OutputFile manifest) {
    List<OutputFile> files = new ArrayList<>(shared);
    files.add(manifest);
    files.sort(Comparator.comparing(OutputFile::path));
    return List.copyOf(files);
  }
}

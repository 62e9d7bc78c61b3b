package dev.pggen.target.compose;

import dev.pggen.artifact.Artifacts;
import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Result;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.target.Target;
import dev.pggen.target.composefile.ComposeFile;
import dev.pggen.yaml.YamlMap;
import java.util.List;

/** Docker Compose. */
public final class ComposeTarget implements Target {
  private static final String MANIFEST = "compose.yaml";

  @Override
  public TargetProfile profile() {
    return ComposeProfile.PROFILE;
  }

  @Override
  public List<String> start() {
    return List.of("docker compose up -d --wait");
  }

  @Override
  public List<String> bring() {
    return List.of();
  }

  @Override
  public String tell(String service, String server, String script) {
    return "docker compose exec -T " + server + " /bin/bash " + script;
  }

  @Override
  public String recreate(String service, List<String> containers) {
    return "docker compose up -d --wait --no-deps --force-recreate " + String.join(" ", containers);
  }

  @Override
  public String manifest() {
    return MANIFEST;
  }

  @Override
  public List<OutputFile> render(Stack stack) {
    return file(stack).files(MANIFEST);
  }

  @Override
  public Result<List<OutputFile>> render(Stack stack, YamlMap patch) {
    return file(stack).files(MANIFEST, patch);
  }

  private static ComposeFile file(Stack stack) {
    List<OutputFile> shared = Artifacts.of(stack, ComposeCommands.of(stack));
    return ComposeFile.of(stack, shared, new ComposeLayout());
  }
}

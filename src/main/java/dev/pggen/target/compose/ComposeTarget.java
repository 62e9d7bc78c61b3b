package dev.pggen.target.compose;

import dev.pggen.artifact.Artifacts;
import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Result;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.Weakening;
import dev.pggen.target.Target;
import dev.pggen.target.composefile.ComposeFile;
import dev.pggen.yaml.YamlMap;
import java.util.ArrayList;
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
  public List<String> start() {
    return List.of("docker compose up -d --wait");
  }

  @Override
  public String manifest() {
    return MANIFEST;
  }

  @Override
  public List<Weakening> weakenings() {
    return ComposeLosses.ALL;
  }

  @Override
  public List<Loss> losses(Stack stack) {
    return ComposeLosses.of(stack);
  }

  @Override
  public List<OutputFile> render(Stack stack) {
    return file(stack).files(MANIFEST);
  }

  @Override
  public Result<List<OutputFile>> render(Stack stack, YamlMap patch) {
    return file(stack).files(MANIFEST, patch);
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

  private static ComposeFile file(Stack stack) {
    List<OutputFile> shared = Artifacts.of(stack, ComposeCommands.of(stack));
    return ComposeFile.of(stack, shared, new ComposeLayout());
  }
}

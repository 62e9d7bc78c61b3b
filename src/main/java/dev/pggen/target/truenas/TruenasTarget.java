package dev.pggen.target.truenas;

import dev.pggen.artifact.Artifacts;
import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Result;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.target.Target;
import dev.pggen.target.composefile.ComposeFile;
import dev.pggen.yaml.YamlMap;
import java.util.List;

/** TrueNAS: a custom app, pasted into Install via YAML. */
public final class TruenasTarget implements Target {
  static final String MANIFEST = "custom-app.yaml";

  @Override
  public TargetProfile profile() {
    return TruenasProfile.PROFILE;
  }

  @Override
  public List<String> start() {
    return List.of("Apps, Discover Apps, Custom App, Install via YAML: paste " + MANIFEST);
  }

  @Override
  public List<String> bring() {
    return List.of("copy this directory to the NAS, and there: sudo ./prepare.sh --replace");
  }

  @Override
  public String tell(String service, String server, String script) {
    return "docker exec -i ix-" + service + "-" + server + "-1 /bin/bash " + script;
  }

  /** A restart would do for files; variables need new containers, and the app makes all anew. */
  @Override
  public String recreate(String service, List<String> containers) {
    return "midclt call -j app.redeploy " + service;
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
    List<OutputFile> shared = Artifacts.of(stack, TruenasCommands.of(stack));
    Texts texts = new Texts(shared);
    Stack placed = new Placing(directory(stack), texts).stack(stack);
    ComposeFile file =
        ComposeFile.of(placed, shared, new AppLayout(directory(stack) + "/secrets/", texts));
    Portals.write(stack, file.manifest().top());
    return file;
  }

  private static String directory(Stack stack) {
    return stack
        .directory()
        .orElseThrow(() -> new IllegalArgumentException("the plan names no dataset"));
  }
}

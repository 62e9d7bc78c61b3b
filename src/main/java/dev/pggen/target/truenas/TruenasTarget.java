package dev.pggen.target.truenas;

import dev.pggen.artifact.Artifacts;
import dev.pggen.artifact.Commands;
import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Result;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.Weakening;
import dev.pggen.target.Form;
import dev.pggen.target.Target;
import dev.pggen.target.composefile.ComposeFile;
import dev.pggen.target.truenas.catalog.CatalogApp;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TrueNAS: a custom app, pasted into Install via YAML. */
public final class TruenasTarget implements Target {
  static final String MANIFEST = "custom-app.yaml";

  private final Optional<YamlMap> catalog;

  /** As a spec without a word about the catalog wants it. */
  public TruenasTarget() {
    this(Optional.empty());
  }

  private TruenasTarget(Optional<YamlMap> catalog) {
    this.catalog = catalog;
  }

  @Override
  public Target configured(YamlMap written) {
    Optional<YamlMap> asked = written.get("catalog").flatMap(YamlNode::asMap);
    return asked.isEmpty() ? this : new TruenasTarget(asked);
  }

  @Override
  public List<Form> forms() {
    return catalog.<List<Form>>map(written -> List.of(new CatalogApp(written))).orElse(List.of());
  }

  @Override
  public TargetProfile profile() {
    return TruenasProfile.PROFILE;
  }

  @Override
  public List<String> start() {
    return List.of("Apps, Discover Apps, Custom App, Install via YAML: paste " + MANIFEST);
  }

  @Override
  public String manifest() {
    return MANIFEST;
  }

  @Override
  public List<Weakening> weakenings() {
    return TruenasLosses.ALL;
  }

  @Override
  public List<Loss> losses(Stack stack) {
    return TruenasLosses.of(stack);
  }

  @Override
  public List<OutputFile> render(Stack stack) {
    return file(stack).files(MANIFEST);
  }

  @Override
  public Result<List<OutputFile>> render(Stack stack, YamlMap patch) {
    return file(stack).files(MANIFEST, patch);
  }

  /** New files are laid where containers see them; what reads them only at its start is told. */
  @Override
  public List<String> rotation(
      Stack stack,
      Optional<String> server,
      String program,
      List<String> consumers,
      boolean consumersFirst) {
    Commands commands = TruenasCommands.of(stack);
    List<String> steps = new ArrayList<>();
    server.ifPresent(name -> steps.add(line(commands.exec(), name) + " /bin/bash " + program));
    if (!consumers.isEmpty()) {
      // variables need new containers, and the app makes all anew
      steps.add(consumersFirst ? 0 : steps.size(), "midclt call -j app.redeploy " + stack.name());
    }
    steps.add(0, "copy this directory to the NAS, and there: sudo ./prepare.sh --replace");
    return List.copyOf(steps);
  }

  private static String line(List<String> words, String container) {
    return String.join(" ", words).replace("{}", container);
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

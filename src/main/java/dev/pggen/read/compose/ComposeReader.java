package dev.pggen.read.compose;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.read.StackReader;
import dev.pggen.read.compose.model.Documents;
import dev.pggen.read.compose.model.Project;
import dev.pggen.read.compose.model.ProjectReader;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.Origin;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Docker Compose files. */
public final class ComposeReader implements StackReader {
  /** A file without services. */
  public static final RuleInfo NOT_COMPOSE =
      new RuleInfo("PG057", "not-compose", ERROR, "Compose cannot start what this file says");

  private static final Pattern NAME =
      Pattern.compile("(.*/)?(docker-)?compose([.-][^/]*)?\\.ya?ml");
  private static final Pattern SERVICES = Pattern.compile("(?m)^services[ \t]*:");

  @Override
  public String target() {
    return "compose";
  }

  @Override
  public boolean reads(SourceFile file) {
    return NAME.matcher(file.path()).matches()
        || !isHcl(file.path()) && SERVICES.matcher(file.text()).find();
  }

  /** There a text in a file of YAML may begin a line with anything. */
  private static boolean isHcl(String path) {
    return path.endsWith(".hcl") || path.endsWith(".nomad");
  }

  @Override
  public Result<Reading> read(SourceFile manifest, FileSet around, Function<Span, Origin> origins) {
    return read(manifest, around, origins, YamlDialect.COMPOSE, root -> Placement.BESIDE);
  }

  /**
   * The same for a runtime that takes Compose files to another place.
   *
   * @param dialect in which it takes them
   * @param placement of what the document says
   */
  public Result<Reading> read(
      SourceFile manifest,
      FileSet around,
      Function<Span, Origin> origins,
      YamlDialect dialect,
      Function<YamlMap, Placement> placement) {
    Result<YamlDocument> yaml = Documents.read(manifest, dialect);
    if (yaml.value().isEmpty()) {
      return Result.failed(yaml.findings());
    }
    List<Finding> findings = new ArrayList<>(yaml.findings());
    Optional<YamlMap> root = yaml.value().get().root().asMap();
    Optional<YamlMap> services =
        root.flatMap(map -> map.get("services")).flatMap(node -> node.asMap());
    boolean includes = root.flatMap(map -> map.get("include")).isPresent();
    if (root.isEmpty() || services.isEmpty() && !includes) {
      findings.add(
          NOT_COMPOSE
              .at(manifest.start(), "there is no map of `services`")
              .help("a Compose file has the key `services` at its top"));
      return Result.failed(findings);
    }
    // What is copied elsewhere has nothing beside it.
    FileSet beside = dialect == YamlDialect.COMPOSE ? around : FileSet.none();
    findings.addAll(MissingFiles.of(root.get(), beside));
    findings.addAll(RefusedValues.of(services));
    if (dialect == YamlDialect.COMPOSE) {
      findings.addAll(KeyNames.of(root.get()));
    }
    Project project = ProjectReader.read(yaml.value().get(), root.get(), beside);
    Section top = new Section(project.root(), project.gap(), origins);
    CommittedVariables committed = new CommittedVariables(yaml.value().get(), project, beside);
    return Result.of(
        new Reading(
            yaml.value().get(),
            new StackReading(top, manifest, around, placement.apply(project.root()))
                .stack(project)
                .with(committed.read(origins)),
            project.parts()),
        findings);
  }
}

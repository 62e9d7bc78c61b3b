package dev.pggen.spec;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlReader;
import dev.pggen.yaml.YamlRules;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a spec for one target: file, defaults and overrides become one tree, the tree is held
 * against the schema and becomes records. Never throws, whatever the text says.
 */
public final class SpecLoader {
  private SpecLoader() {}

  /** Loads what the first spec would wait for: the schema and its engine. */
  public static void warmUp() {
    SchemaCheck.warmUp();
  }

  /**
   * The spec as records.
   *
   * @param target key below {@code targets:}, like {@code compose}
   * @param files what lies beside the spec
   */
  public static Result<Spec> load(SourceFile file, String target, SpecFiles files) {
    return load(YamlReader.read(file, YamlDialect.SPEC), target, files);
  }

  /** The same for a file that {@link YamlReader} has read. */
  public static Result<Spec> load(Result<YamlDocument> read, String target, SpecFiles files) {
    return load(read, target, Optional.empty(), files);
  }

  /**
   * The same for one of the forms in which a target takes stacks.
   *
   * @param form key below {@code targets.<target>}, whose {@code spec} changes the target's; empty
   *     for the usual one
   */
  public static Result<Spec> load(
      Result<YamlDocument> read, String target, Optional<String> form, SpecFiles files) {
    Findings findings = new Findings();
    Optional<Effective> effective = effective(read, target, form, files, findings);
    if (effective.isEmpty()) {
      return Result.failed(findings.sorted());
    }
    Binding in = new Binding(effective.get().interpolation(), files, findings);
    in.inputs().addAll(effective.get().inputs());
    Optional<Spec> spec =
        new SpecBinder(effective.get().tree(), in)
            .read(
                effective.get().file(),
                effective.get().dataset(),
                effective.get().patch(),
                effective.get().settings());
    spec.ifPresent(s -> SpecCheck.check(s, findings));
    SchemaCheck.check(effective.get().tree(), effective.get().interpolation(), findings);
    if (!findings.hasErrors()) {
      spec.ifPresent(s -> UnusedCheck.check(s, findings));
    }
    List<Finding> all = findings.sorted();
    return findings.hasErrors() ? Result.failed(all) : Result.of(spec.orElseThrow(), all);
  }

  /** Whether a spec, or its defaults file, says anything below {@code targets.<target>}. */
  public static boolean speaksOf(SourceFile file, String target, SpecFiles files) {
    Result<YamlDocument> read = YamlReader.read(file, YamlDialect.SPEC);
    return effective(read, target, Optional.empty(), files, new Findings())
        .flatMap(Effective::settings)
        .isPresent();
  }

  /** The effective spec as YAML, for {@code validate --resolved}; secrets are never in it. */
  public static Result<String> resolved(SourceFile file, String target, SpecFiles files) {
    Result<YamlDocument> read = YamlReader.read(file, YamlDialect.SPEC);
    Result<Spec> spec = load(read, target, files);
    if (spec.hasErrors()) {
      return Result.failed(spec.findings());
    }
    Findings findings = new Findings();
    return effective(read, target, Optional.empty(), files, findings)
        .map(e -> Result.of(Resolved.print(e.tree(), e.interpolation()), spec.findings()))
        .orElseGet(() -> Result.failed(findings.sorted()));
  }

  /**
   * The spec as it can be taken to another machine.
   *
   * @param document of a spec that {@link #load} takes
   */
  public static Result<WholeSpec> whole(YamlDocument document, String target, SpecFiles files) {
    Findings findings = new Findings();
    return effective(Result.of(document), target, Optional.empty(), files, findings)
        .map(
            e ->
                Result.of(
                    WholeSpec.of(
                        e.file(),
                        e.tree(),
                        e.interpolation(),
                        new WholeSpec.Target(target, e.patch()),
                        files)))
        .orElseGet(() -> Result.failed(findings.sorted()));
  }

  /**
   * A spec with everything put together.
   *
   * @param file the spec
   * @param tree defaults, spec and the target's changes, {@code extends} expanded
   * @param interpolation with its variables
   * @param dataset the target's directory
   * @param patch the target's hatch
   * @param settings what stands there for the target itself
   * @param inputs the defaults file, if there is one
   */
  private record Effective(
      SourceFile file,
      YamlMap tree,
      Interpolation interpolation,
      Optional<YamlNode> dataset,
      Optional<YamlMap> patch,
      Optional<YamlMap> settings,
      List<SourceFile> inputs) {}

  private static Optional<Effective> effective(
      Result<YamlDocument> read,
      String target,
      Optional<String> form,
      SpecFiles files,
      Findings findings) {
    Optional<YamlMap> own = map(read, findings);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    SourceFile file = own.get().span().file();
    Optional<Finding> refusal = Header.refusal(own.get());
    if (refusal.isPresent()) {
      findings.add(refusal.get());
      return Optional.empty();
    }
    TreeCheck.check(own.get(), findings);
    Optional<DefaultsFile> defaults = DefaultsFile.of(own.get(), file, files, findings);
    defaults.ifPresent(d -> TreeCheck.check(d.spec(), findings));
    YamlMap merged = defaults.map(d -> Layers.over(d.spec(), own.get())).orElse(own.get());
    YamlMap changed = Overrides.apply(merged, target, form, findings);
    YamlMap expanded = Extends.expand(changed, defaults.flatMap(DefaultsFile::container), findings);
    YamlMap tree = Layers.strip(expanded, Set.of("targets"));
    String name = tree.get("name").flatMap(YamlNode::asScalar).map(YamlScalar::text).orElse("name");
    Interpolation interpolation =
        new Interpolation(name, tree.get("vars").flatMap(YamlNode::asMap), findings);
    interpolation.checkVariables();
    return Optional.of(
        new Effective(
            file,
            tree,
            interpolation,
            Overrides.dataset(merged, target),
            Overrides.patch(merged, target),
            Overrides.settings(merged, target).map(s -> Settled.of(s, interpolation)),
            defaults.map(d -> List.of(d.file())).orElse(List.of())));
  }

  private static Optional<YamlMap> map(Result<YamlDocument> document, Findings findings) {
    findings.addAll(document.findings());
    boolean partial = document.findings().stream().anyMatch(f -> f.rule() == YamlRules.ALIAS);
    if (document.value().isEmpty() || partial) {
      return Optional.empty();
    }
    YamlNode root = document.value().get().root();
    if (root.asMap().isEmpty()) {
      Span span = root.isNull() ? root.span().file().start() : root.span();
      findings.add(
          ShapeRules.WRONG_TYPE
              .at(
                  span,
                  root.isNull()
                      ? "the spec is empty"
                      : "a spec must be a map, not " + root.described())
              .help("`pggen init` writes one to start from"));
    }
    return root.asMap();
  }
}

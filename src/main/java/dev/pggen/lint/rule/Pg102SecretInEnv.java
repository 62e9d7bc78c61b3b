package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.FileForm;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A secret reaches an application through its environment, where more than the application reads.
 *
 * <p>A warning where the image is not known to read it from a file: then there may be no other way.
 */
public final class Pg102SecretInEnv implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG102",
          "secret-in-env",
          Severity.ERROR,
          "a container's environment can be read by `docker inspect`, by every child process, and"
              + " ends up in crash reports");

  private static final String IGNORE = "append `# pggen: ignore[PG102] -- the image reads no file`";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Whoever wrote the manifest may have no other way that it shows. */
  @Override
  public Severity elsewhere() {
    return Severity.WARNING;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream().flatMap(w -> findings(stack, w));
  }

  private static Stream<Finding> findings(Stack stack, Workload workload) {
    List<EnvVar> secret =
        workload.env().stream()
            .filter(
                v ->
                    v.value().isKnownAnd(Text::isSecret)
                        || SecretReferences.isSecret(v)
                        || SecretReferences.isPasswordAmong(workload, v)
                        || WholeAddress.is(workload, v))
            .filter(v -> v.value().origin().span().isPresent())
            .sorted((a, b) -> span(a).compareTo(span(b)))
            .toList();
    if (secret.isEmpty()) {
      return Stream.empty();
    }
    if (!stack.isPlanned()) {
      return Stream.of(SecretReferences.finding(INFO, workload, secret));
    }
    Optional<FileForm> form = workload.traits().fileForm().ifKnown().flatMap(f -> f);
    EnvVar first = secret.get(0);
    String which =
        "`"
            + workload.name()
            + "` gets `"
            + first.name()
            + "`"
            + (secret.size() == 1 ? "" : " and " + (secret.size() - 1) + " more")
            + " through its environment";
    Finding finding =
        form.isPresent()
            ? withFix(
                INFO.at(span(first), which).help(remedy(first, form.get())), secret, form.get())
            : INFO.at(span(first), which + readable(stack, workload))
                .severity(Severity.WARNING)
                .help(reason(workload, first));
    for (EnvVar other : secret.subList(1, secret.size())) {
      String better = form.map(f -> ": write " + instead(other, f)).orElse("");
      finding = finding.related(span(other), "`" + other.name() + "` as well" + better);
    }
    return Stream.of(finding);
  }

  private static Finding withFix(Finding finding, List<EnvVar> secret, FileForm form) {
    List<Fix.Change> changes = new ArrayList<>();
    for (EnvVar variable : secret) {
      List<Fix.Change> some = FileFormFix.changes(variable, form);
      if (some.isEmpty()) {
        return finding;
      }
      changes.addAll(some);
    }
    return finding.fix(new Fix(true, "hand it over as a file", changes));
  }

  private static Span span(EnvVar variable) {
    return variable.value().origin().span().orElseThrow();
  }

  private static String remedy(EnvVar variable, FileForm form) {
    return "the image reads it from a file: write " + instead(variable, form);
  }

  /** A value that is one secret has a file of its own; what is put together needs one. */
  private static String instead(EnvVar variable, FileForm form) {
    String name = form.variable(variable.name());
    List<Fix.Change> changes = FileFormFix.changes(variable, form);
    if (!changes.isEmpty() && changes.get(1) instanceof Fix.Replace value) {
      return "`" + name + ": " + value.text() + "`";
    }
    if (isUrl(variable)) {
      return "`" + name + ": \"" + form.scheme() + "${db.url.file}\"`";
    }
    return variable.value().value().parts().size() == 1
        ? "`" + name + ": \"" + form.scheme() + "${….file}\"`"
        : "`" + name + "` with the path of one of `files:` that holds the whole value";
  }

  /** The address of the service's own database, put together by hand. */
  private static boolean isUrl(EnvVar variable) {
    return DatabaseUrl.parse(variable.value().value().shown())
        .filter(u -> u.host().equals("db"))
        .isPresent();
  }

  /** Where else the value lies, by the files of the stack. */
  private static String readable(Stack stack, Workload workload) {
    String file = workload.name() + ".env";
    boolean written =
        stack.secrets().stream()
            .anyMatch(s -> s.name().equals(file) && s.content() instanceof Secret.EnvFile);
    return ", where `inspect` and each child process read it"
        + (written ? ", and in `secrets/" + file + "`" : "");
  }

  private static String reason(Workload workload, EnvVar first) {
    return workload.traits().fileForm().isKnown()
        ? "this image reads no file: " + IGNORE
        : "use the variable's file form"
            + (isUrl(first)
                ? ", like `" + first.name() + "_FILE: \"${db.url.file}\"`,"
                : " with `${….file}`")
            + " if the image has one; else "
            + IGNORE;
  }
}

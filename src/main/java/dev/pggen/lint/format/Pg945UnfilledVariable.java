package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A custom app asks for a variable, and nobody is there to set it. */
public final class Pg945UnfilledVariable implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG945",
          "unfilled-variable",
          Severity.ERROR,
          "a pasted app has no `.env` file and no shell that set it: nothing is put there");

  private static final List<String> SECTIONS =
      List.of("services", "networks", "volumes", "configs", "secrets");

  /** What any process has, and what Compose sets itself. */
  private static final Set<String> SET =
      Set.of("COMPOSE_PROJECT_NAME", "HOME", "HOSTNAME", "LANG", "PATH", "PWD", "SHELL", "USER");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "truenas";
  }

  @Override
  public Class<YamlDocument> documents() {
    return YamlDocument.class;
  }

  @Override
  public Stream<Finding> check(YamlDocument document) {
    Set<Span> told = new HashSet<>();
    new Pg901UnescapedDollar().check(document).forEach(f -> told.add(f.span()));
    return SECTIONS.stream()
        .flatMap(section -> document.root().asMap().flatMap(m -> m.get(section)).stream())
        .flatMap(Places::scalars)
        .filter(scalar -> scalar.text().indexOf('$') >= 0)
        .flatMap(
            scalar ->
                Reference.in(scalar.text()).stream()
                    .filter(r -> !SET.contains(r.name()))
                    .map(r -> finding(scalar, r)))
        .filter(finding -> !told.contains(finding.span()));
  }

  private static Finding finding(YamlScalar scalar, Reference reference) {
    int from = reference.from();
    Span span = scalar.part(from, reference.to());
    if (from > 0 && Character.isLetterOrDigit(scalar.text().charAt(from - 1))) {
      return INFO.at(span, "what follows this `$` is taken for the name of a variable")
          .mask()
          .help("double the sign: `$$` reaches the container as one");
    }
    Finding finding =
        INFO.at(
            span,
            reference.needed()
                ? "nothing sets `" + reference.name() + "`, and the app does not start without it"
                : "nothing sets `" + reference.name() + "`: it is empty here");
    return finding.help(
        "write the value itself, a secret as a file in a dataset; if the shell in the container is"
            + " to fill it in, write `$$"
            + reference.name()
            + "`");
  }
}

package dev.pggen.lint.format;

import dev.pggen.hcl.HclFile;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTemplatePart;
import dev.pggen.hcl.HclTraversal;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sign for the shell in the texts of a driver, which the client takes for its own.
 *
 * <p>Silent about names that may come from the client, and in files that another program fills in.
 */
public final class Pg922InterpolatedTwice implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG922",
          "interpolated-twice",
          Severity.ERROR,
          "a client looks through the texts of `config` a second time: it fails the task where it"
              + " cannot follow, and no check of the job finds that");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "nomad";
  }

  @Override
  public Class<HclFile> documents() {
    return HclFile.class;
  }

  @Override
  public Stream<Finding> check(HclFile file) {
    boolean filled = isFilled(file);
    return Jobs.of(file).tasks().flatMap(task -> findings(task, filled));
  }

  /** Whether the file is a template itself: such a program takes one sign away. */
  private static boolean isFilled(HclFile file) {
    String text = file.file().text();
    return file.isFilledIn()
        || text.contains("$${NOMAD_")
        || text.contains("$${attr.")
        || text.contains("$${node.");
  }

  private static Stream<Finding> findings(JobTask task, boolean filled) {
    List<HclTemplate> texts = DriverTexts.of(task);
    if (texts.isEmpty()) {
      return Stream.empty();
    }
    ClientNames names = ClientNames.of(task);
    List<Finding> found = new ArrayList<>();
    for (HclTemplate text : texts) {
      for (HclTemplatePart part : text.parts()) {
        if (part instanceof HclTemplatePart.Literal literal) {
          RawPlaces places = new RawPlaces(literal.span());
          for (SecondPass sign : SecondPass.in(literal.text())) {
            Span place = places.next(sign.text().charAt(0) + sign.text());
            if (sign.kind() != SecondPass.Kind.NAME || names.lacks(sign.inner())) {
              found.add(doubled(sign, place));
            }
          }
        } else if (part instanceof HclTemplatePart.Interpolation put
            && put.value() instanceof HclTraversal.Variable variable
            && variable.steps().isEmpty()
            && !filled
            && names.lacks(variable.name().value())) {
          found.add(unknown(variable.name().value(), put.span()));
        }
      }
    }
    return found.stream();
  }

  private static Finding doubled(SecondPass sign, Span place) {
    String better = sign.text().charAt(0) + "" + sign.text().charAt(0) + sign.text();
    String what =
        switch (sign.kind()) {
          case SHELL -> "the client takes `" + sign.text() + "` for its own, and cannot read it";
          case PERCENT -> "the client takes `" + sign.text() + "` for a directive of its own";
          case NUMBER -> "the client makes `" + sign.inner() + "` of `" + sign.text() + "`";
          case NAME -> "no client knows `" + sign.inner() + "`";
        };
    return INFO.at(place, what)
        .help("write `" + better + "`, or put the script into a template and run that file");
  }

  private static Finding unknown(String name, Span place) {
    return INFO.at(place, "no client knows `" + name + "`: the task has no such variable")
        .help("put it into `env`; for a shell in the container write `$" + name + "`");
  }
}

package dev.pggen.lint.rule;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who takes a secret that stands elsewhere: in a file beside, or in the default of a variable. */
final class Takers {
  private static final Pattern VARIABLE = Pattern.compile("\\bvar\\.([A-Za-z0-9_]+)");
  private static final Pattern DEFAULT = Pattern.compile("\\bdefault\\s*=\\s*(\"[^\"]*\")");

  private Takers() {}

  /** A finding about a variable of a file beside, with the containers that get it. */
  static Finding of(Stack stack, EnvVar committed, Finding finding) {
    Finding all = finding;
    for (Workload workload : stack.workloads()) {
      Optional<Span> place =
          workload.env().stream().flatMap(v -> place(workload, v, committed).stream()).findFirst();
      if (place.isPresent()) {
        all = all.related(place.get(), "`" + workload.name() + "` takes it");
      }
    }
    return all;
  }

  /** The line that asks for it, or the container whose env file brings it. */
  private static Optional<Span> place(Workload workload, EnvVar variable, EnvVar committed) {
    Optional<Span> own = variable.value().origin().span();
    if (own.isPresent() && isSame(own.get(), committed.value().origin().span().orElseThrow())) {
      return workload.origin().span();
    }
    return variable
        .expression()
        .filter(e -> e.parts().stream().anyMatch(p -> asks(p, committed.name())))
        .flatMap(e -> own);
  }

  private static boolean asks(Expression.Part part, String name) {
    return part instanceof Expression.Reference reference && reference.name().equals(name);
  }

  /** Where the default of a variable of a job is written that a value is taken from. */
  static Optional<Span> inDefault(Span value) {
    String opening =
        VARIABLE
            .matcher(value.text())
            .results()
            .map(m -> m.group(1))
            .filter(SecretWords::namesSecret)
            .findFirst()
            .map(name -> "variable \"" + name + "\"")
            .orElse("");
    for (int line = 1; !opening.isEmpty() && line <= value.file().lineCount(); line++) {
      if (value.file().line(line).strip().startsWith(opening)) {
        return inBlock(value, line);
      }
    }
    return Optional.empty();
  }

  private static Optional<Span> inBlock(Span value, int opening) {
    for (int line = opening; line <= value.file().lineCount(); line++) {
      String written = value.file().line(line);
      Matcher said = DEFAULT.matcher(written);
      if (said.find()) {
        int column = written.codePointCount(0, said.start(1)) + 1;
        int end = column + written.codePointCount(said.start(1), said.end(1));
        return Optional.of(value.file().span(line, column, line, end));
      }
      if (line > opening && written.startsWith("}")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Span one, Span other) {
    return one.path().equals(other.path())
        && one.line() == other.line()
        && one.column() == other.column();
  }
}

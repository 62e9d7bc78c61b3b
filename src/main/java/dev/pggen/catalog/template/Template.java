package dev.pggen.catalog.template;

import dev.pggen.source.SourceFile;
import java.util.List;

/**
 * What a template holds, its statements' order left aside.
 *
 * @param file where it came from
 * @param outputs what {@code {{ … }}} print, in order
 * @param expressions all that is computed, outputs among them
 * @param files names of other files that it takes in, where they are written out
 * @param plain whether it has no tags at all, so that it is its own rendering
 */
public record Template(
    SourceFile file,
    List<Expression> outputs,
    List<Expression> expressions,
    List<Expression.Text> files,
    boolean plain) {
  public Template {
    outputs = List.copyOf(outputs);
    expressions = List.copyOf(expressions);
    files = List.copyOf(files);
  }
}

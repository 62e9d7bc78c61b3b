package dev.pggen.stack;

import java.util.Optional;

/**
 * A variable in a container's environment.
 *
 * @param name of the variable
 * @param value its text; secret text reaches the container by a file that is not rendered
 * @param expression what was written where the value is unknown because it comes from outside
 */
public record EnvVar(String name, Fact<Text> value, Optional<Expression> expression) {
  /** Stands for variables whose names are not known either. */
  public static final String ALL = "*";

  /** A variable whose value no reference hides. */
  public EnvVar(String name, Fact<Text> value) {
    this(name, value, Optional.empty());
  }
}

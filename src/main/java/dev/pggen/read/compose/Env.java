package dev.pggen.read.compose;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import java.util.Optional;
import java.util.function.Function;

/**
 * Variables of a container that its program obeys.
 *
 * @param workload the container
 */
record Env(Workload workload) {
  /** The text of a variable, if it is there and known. */
  Optional<String> text(String name) {
    return variable(name).flatMap(Fact::ifKnown).filter(t -> !t.isSecret()).map(Text::shown);
  }

  boolean has(String name) {
    return variable(name).isPresent();
  }

  /** A fact that a variable tells; missing, unknown or unreadable, it is unknown. */
  <T> Fact<T> fact(String name, Function<String, Optional<T>> reading) {
    Optional<Fact<Text>> variable = variable(name);
    if (variable.isEmpty()) {
      return Fact.unknown("`" + name + "` is not set");
    }
    return text(name)
        .flatMap(reading)
        .map(value -> Fact.of(value, variable.get().origin()))
        .orElseGet(() -> new Fact.Unknown<>(variable.get().origin()));
  }

  private Optional<Fact<Text>> variable(String name) {
    return workload.env().stream()
        .filter(v -> v.name().equals(name))
        .map(EnvVar::value)
        .findFirst();
  }
}

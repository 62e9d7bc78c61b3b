package dev.pggen.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a verb takes from the command line. Each answer is there after parsing.
 *
 * <p>It is told to picocli in code: to find it in annotations took a seventh of a start.
 */
final class Options {
  private final CommandSpec spec = CommandSpec.create();
  private final List<Check> checks = new ArrayList<>();

  /** Whether options go together. */
  interface Check {
    /** Asked when all are read and before any work is done. */
    void check() throws UsageException;
  }

  /** For picocli. */
  CommandSpec spec() {
    return spec;
  }

  /** The first line of the help. */
  void header(String text) {
    spec.usageMessage().header(text);
  }

  /** What follows the usage. */
  void description(String text) {
    spec.usageMessage().description(text);
  }

  /** The last lines of the help. */
  void footer(String... lines) {
    spec.usageMessage().footer(lines);
  }

  /** Asks for the help instead of work. */
  Supplier<Boolean> help(String description, String... names) {
    return option(
        OptionSpec.builder(names).type(boolean.class).description(description).usageHelp(true),
        false);
  }

  /** Given or not. */
  Supplier<Boolean> flag(String name, String description) {
    return option(OptionSpec.builder(name).type(boolean.class).description(description), false);
  }

  /** A word, if there is one. */
  Supplier<Optional<String>> text(String name, String label, String description) {
    return optional(valued(name, label, description).type(String.class));
  }

  /** A word, or the standard one. */
  Supplier<String> text(String name, String label, String description, String standard) {
    return option(valued(name, label, told(description, standard)).type(String.class), standard);
  }

  /** A word that has to be there. */
  Supplier<String> required(String name, String label, String description) {
    return option(valued(name, label, description).type(String.class).required(true), "");
  }

  /** A word that may be left out although its option is there; then it is empty. */
  Supplier<Optional<String>> bare(String name, String label, String description) {
    return optional(
        valued(name, label, description).type(String.class).arity("0..1").fallbackValue(""));
  }

  /** Words, with commas between them. */
  Supplier<List<String>> list(String name, String label, String description) {
    return option(
        valued(name, label, description)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(","),
        List.of());
  }

  /** Any other option. */
  void add(OptionSpec option) {
    spec.addOption(option);
  }

  /** Asks this before any work is done. */
  void check(Check check) {
    checks.add(check);
  }

  /** Whether all that was typed goes together. */
  void check() throws UsageException {
    for (Check check : checks) {
      check.check();
    }
  }

  /** A file or directory, if there is one. */
  Supplier<Optional<Path>> path(String name, String label, String description) {
    return optional(valued(name, label, description).type(Path.class).converters(PathOf.ANY));
  }

  /** A file or directory, or the standard one. */
  Supplier<Path> path(String name, String label, String description, Path standard) {
    return option(
        valued(name, label, told(description, standard)).type(Path.class).converters(PathOf.ANY),
        standard);
  }

  /** A whole number, if there is one. */
  Supplier<Optional<Integer>> number(String name, String label, String description) {
    return optional(valued(name, label, description).type(Integer.class));
  }

  /** A whole number, or the standard one. */
  Supplier<Integer> number(String name, String label, String description, int standard) {
    return option(valued(name, label, told(description, standard)).type(int.class), standard);
  }

  /** A number with a fraction, or the standard one. */
  Supplier<BigDecimal> decimal(String name, String label, String description, BigDecimal standard) {
    return option(
        valued(name, label, told(description, standard)).type(BigDecimal.class), standard);
  }

  /** One of the words of an enum, in any case, or the standard one. */
  <E extends Enum<E>> Supplier<E> choice(
      String name, String label, String description, E standard) {
    return option(
        valued(name, label, told(description, standard)).type(standard.getDeclaringClass()),
        standard);
  }

  /** One of the words of an enum, in any case, if it is given. */
  <E extends Enum<E>> Supplier<Optional<E>> choice(
      String name, String label, String description, Class<E> words) {
    return optional(valued(name, label, description).type(words));
  }

  /** The one argument without a name. */
  Supplier<String> argument(String label, String description) {
    return positional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .type(String.class)
            .paramLabel(label)
            .description(description),
        "");
  }

  /** The one argument without a name, one of the words of an enum. */
  <E extends Enum<E>> Supplier<E> argument(String label, String description, Class<E> words) {
    return positional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .type(words)
            .paramLabel(label)
            .description(description),
        words.getEnumConstants()[0]);
  }

  /** All arguments without a name, as words. */
  Supplier<List<String>> arguments(String label, String description) {
    return positional(all(label, description).auxiliaryTypes(String.class), List.of());
  }

  /** All arguments without a name, as files and directories. */
  Supplier<List<Path>> paths(String label, String description) {
    return positional(
        all(label, description).auxiliaryTypes(Path.class).converters(PathOf.ANY), List.of());
  }

  private static PositionalParamSpec.Builder all(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("0..1")
        .type(List.class)
        .paramLabel(label)
        .description(description);
  }

  private static OptionSpec.Builder valued(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).description(description);
  }

  private static String told(String description, Object standard) {
    return (description + " Default: " + standard + ".").stripLeading();
  }

  private <T> Supplier<T> option(OptionSpec.Builder builder, T standard) {
    OptionSpec option = builder.build();
    spec.addOption(option);
    return new Standard<>(option, standard);
  }

  private <T> Supplier<Optional<T>> optional(OptionSpec.Builder builder) {
    OptionSpec option = builder.build();
    spec.addOption(option);
    return new IfAny<>(option);
  }

  private <T> Supplier<T> positional(PositionalParamSpec.Builder builder, T standard) {
    PositionalParamSpec positional = builder.build();
    spec.addPositional(positional);
    return new Standard<>(positional, standard);
  }

  // Classes and no lambdas from here on: each lambda costs start-up time.

  private record Standard<T>(ArgSpec arg, T standard) implements Supplier<T> {
    @Override
    public T get() {
      T value = arg.getValue();
      return value == null ? standard : value;
    }
  }

  private record IfAny<T>(ArgSpec arg) implements Supplier<Optional<T>> {
    @Override
    public Optional<T> get() {
      T value = arg.getValue();
      return Optional.ofNullable(value);
    }
  }

  /** Our own: picocli would look one up by reflection. */
  private enum PathOf implements ITypeConverter<Path> {
    ANY;

    @Override
    public Path convert(String value) {
      return Path.of(value);
    }
  }
}

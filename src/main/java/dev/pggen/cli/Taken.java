package dev.pggen.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ITypeInfo;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a verb takes, as its help has it, for whatever else tells it: completions and the manual.
 *
 * @param word as typed
 * @param header what it does, in a line
 * @param description what follows the usage
 * @param examples command lines
 */
record Taken(
    String word,
    String header,
    String description,
    List<String> examples,
    List<Option> options,
    List<Argument> arguments) {

  /** What may stand for a value. */
  enum Kind {
    /** There is no value. */
    NONE,
    /** One of some words. */
    WORDS,
    /** A file or directory. */
    FILE,
    /** Anything. */
    TEXT
  }

  /**
   * A value.
   *
   * @param label its name in the help
   * @param words if it is one of them
   * @param optional whether it may be left out
   * @param repeats whether there may be several
   */
  record Value(Kind kind, String label, List<String> words, boolean optional, boolean repeats) {}

  /** An option by all its names, the short one first. */
  record Option(List<String> names, String about, Value value) {}

  /** An argument without a name. */
  record Argument(String about, Value value) {}

  /** Of a verb. */
  static Taken of(String word, CommandSpec spec) {
    return new Taken(
        word,
        String.join(" ", spec.usageMessage().header()),
        String.join(" ", spec.usageMessage().description()),
        Arrays.stream(spec.usageMessage().footer())
            .map(String::strip)
            .filter(line -> line.startsWith("pggen "))
            .toList(),
        spec.options().stream().map(Taken::option).toList(),
        spec.positionalParameters().stream().map(Taken::argument).toList());
  }

  private static Option option(OptionSpec option) {
    return new Option(List.of(option.names()), about(option), value(option));
  }

  private static Argument argument(PositionalParamSpec argument) {
    return new Argument(about(argument), value(argument));
  }

  private static String about(ArgSpec arg) {
    return String.join(" ", arg.description());
  }

  private static Value value(ArgSpec arg) {
    ITypeInfo type = arg.typeInfo();
    ITypeInfo one = type.isMultiValue() ? type.getAuxiliaryTypeInfos().get(0) : type;
    boolean word = one.isEnum();
    Kind kind =
        arg.arity().max() == 0
            ? Kind.NONE
            : word ? Kind.WORDS : one.getType() == Path.class ? Kind.FILE : Kind.TEXT;
    return new Value(
        kind,
        arg.paramLabel().replace("<", "").replace(">", ""),
        word ? words(one) : List.of(),
        arg.arity().min() == 0,
        type.isMultiValue());
  }

  private static List<String> words(ITypeInfo type) {
    return type.getEnumConstantNames().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
  }
}

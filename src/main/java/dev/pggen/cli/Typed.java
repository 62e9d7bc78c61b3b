package dev.pggen.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A word after an option.
 *
 * @param option its name
 * @param value the word
 */
record Typed(String option, String value) {
  /**
   * An option that may come several times.
   *
   * @param type of its words, for whoever completes them; what is typed is taken as it is
   * @param words where they go, among those of other options
   */
  static OptionSpec option(
      String name, String label, String description, Class<?> type, List<Typed> words) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .description(description)
        .type(List.class)
        .auxiliaryTypes(type)
        .converters(new Recorder(name, words))
        .build();
  }

  /** Picocli keeps the words of each option apart, but converts them in the order of typing. */
  private record Recorder(String option, List<Typed> typed) implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      typed.add(new Typed(option, value));
      return value;
    }
  }
}

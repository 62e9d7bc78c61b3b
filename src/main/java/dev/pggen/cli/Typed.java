package dev.pggen.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;

/**
 * A word after an option.
 *
 * @param option its name
 * @param value the word
 */
record Typed(String option, String value) {
  /** Picocli keeps the words of each option apart, but converts them in the order of typing. */
  record Recorder(String option, List<Typed> typed) implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      typed.add(new Typed(option, value));
      return value;
    }
  }
}

package dev.pggen.cli;

import dev.pggen.report.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One form of the report and where it goes.
 *
 * @param format the form
 * @param file as typed; without one it goes to standard output
 */
record ReportOutput(Format format, Optional<String> file) {
  /** What no option says. */
  static final ReportOutput STANDARD = new ReportOutput(Format.HUMAN, Optional.empty());

  private static final String FORMAT = "--format";
  private static final String STANDARD_OUTPUT = "-";

  /** From options in the order in which they were typed: a file belongs to the form before it. */
  static List<ReportOutput> of(List<Typed> words) throws UsageException {
    List<ReportOutput> outputs = new ArrayList<>();
    boolean open = false;
    for (Typed word : words) {
      if (word.option().equals(FORMAT)) {
        outputs.add(new ReportOutput(format(word.value()), Optional.empty()));
        open = true;
      } else if (open) {
        Format format = outputs.remove(outputs.size() - 1).format();
        outputs.add(new ReportOutput(format, file(word.value())));
        open = false;
      } else {
        throw new UsageException(
            "there is no --format before `--output " + word.value() + "` that could go there",
            "for example: --format sarif --output " + word.value());
      }
    }
    refuseTheSamePlace(outputs);
    return outputs;
  }

  private static Optional<String> file(String typed) throws UsageException {
    if (typed.isBlank()) {
      throw new UsageException("--output names no file", "give a path, or - for standard output");
    }
    return Optional.of(typed).filter(name -> !name.equals(STANDARD_OUTPUT));
  }

  private static void refuseTheSamePlace(List<ReportOutput> outputs) throws UsageException {
    for (int i = 0; i < outputs.size(); i++) {
      for (ReportOutput other : outputs.subList(0, i)) {
        ReportOutput output = outputs.get(i);
        if (output.place().equals(other.place())) {
          throw new UsageException(
              "`"
                  + other.format().label()
                  + "` and `"
                  + output.format().label()
                  + "` would both go to "
                  + output.file().map(file -> "`" + file + "`").orElse("standard output"),
              "give one of them a file: --format " + other.format().label() + " --output FILE");
        }
      }
    }
  }

  /** The file without detours. */
  private Optional<Path> place() {
    return file.map(name -> Path.of(name).normalize());
  }

  private static Format format(String typed) throws UsageException {
    for (Format format : Format.values()) {
      if (format.label().equalsIgnoreCase(typed)) {
        return format;
      }
    }
    String all =
        Arrays.stream(Format.values()).map(Format::label).collect(Collectors.joining(", "));
    throw new UsageException("there is no format `" + typed + "`", "formats: " + all);
  }
}

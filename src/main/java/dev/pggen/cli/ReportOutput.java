package dev.pggen.cli;

import dev.pggen.report.Format;
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

  static final String FORMAT = "--format";

  /** Those forms that are reports of findings; if none is, people read standard output. */
  static List<ReportOutput> of(List<TypedForm> forms) throws UsageException {
    List<ReportOutput> outputs = new ArrayList<>();
    for (TypedForm form : forms) {
      if (form.option().equals(FORMAT)) {
        outputs.add(new ReportOutput(format(form.word()), form.file()));
      }
    }
    return outputs.isEmpty() ? List.of(STANDARD) : outputs;
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

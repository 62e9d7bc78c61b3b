package dev.pggen.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A form of the loss report. */
enum LossForm {
  HUMAN,
  JSON;

  /** As it is typed. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that somebody typed. */
  static LossForm of(String typed) throws UsageException {
    for (LossForm form : values()) {
      if (form.label().equalsIgnoreCase(typed)) {
        return form;
      }
    }
    String all = Arrays.stream(values()).map(LossForm::label).collect(Collectors.joining(", "));
    throw new UsageException("there is no loss report as `" + typed + "`", "forms: " + all);
  }
}

package dev.pggen.lint;

import dev.pggen.lint.format.Format;
import dev.pggen.lint.format.RuleFormats;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Of which formats rules have samples. */
final class SampleFormats {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private SampleFormats() {}

  /** Lines like {@code PG101 bad nomad}: what a rule is asked about and no sample shows. */
  static Set<String> missing() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Rule rule : Rules.ALL) {
      for (Format format : RuleFormats.of(rule)) {
        missing.add(line(rule.info().id(), true, format));
        missing.add(line(rule.info().id(), false, format));
      }
    }
    for (Sample sample : Sample.all()) {
      for (Format format : shown(sample)) {
        missing.remove(line(sample.rule(), sample.isBad(), format));
      }
    }
    return missing;
  }

  private static String line(String rule, boolean bad, Format format) {
    return rule + " " + (bad ? "bad" : "good") + " " + format.id();
  }

  /** The formats of its files; of a bad one, those in which the mistake is found. */
  static Set<Format> shown(Sample sample) throws IOException {
    Set<Format> shown = EnumSet.noneOf(Format.class);
    Rule rule = Rules.named(sample.rule()).orElseThrow();
    List<Subject> subjects = sample.subjects();
    for (Subject subject : subjects) {
      List<Subject> asked = rule instanceof EstateRule ? subjects : List.of(subject);
      boolean found = !Linter.with(List.of(rule)).lint(asked, TODAY).findings().isEmpty();
      for (Format format : Format.values()) {
        if (format.has(subject.document()) && found == sample.isBad()) {
          shown.add(format);
        }
      }
    }
    return shown;
  }
}

package dev.pggen.lint;

import dev.pggen.source.Document;
import java.time.LocalDate;
import java.util.List;

/** Asks every chosen rule, then takes out what users suppressed. */
public final class Linter {
  private final Choice choice;

  private Linter(Choice choice) {
    this.choice = choice;
  }

  /** With the rules of a profile; suppressions of other rules are left in peace. */
  public static Linter with(Profile profile) {
    return with(Choice.of(profile));
  }

  /** With these rules alone. */
  public static Linter with(List<Rule> rules) {
    return with(Choice.of(rules));
  }

  /** With what a user chose. */
  public static Linter with(Choice choice) {
    return new Linter(choice);
  }

  /**
   * A run that takes its files one after the other.
   *
   * @param today the day by which suppressions expire
   */
  public LintRun begin(LocalDate today) {
    return new LintRun(choice, today);
  }

  /**
   * Lints some files together; their order does not matter.
   *
   * @param today the day by which suppressions expire
   */
  public LintResult lint(List<Subject> subjects, LocalDate today) {
    LintRun run = begin(today);
    for (Subject subject : subjects) {
      run.ask(subject);
    }
    return run.end();
  }

  /** Whether a document is one of ours: there is no harm in asking much of it. */
  static boolean isOurs(Document document) {
    return document.format().equals("spec");
  }
}

package dev.pggen.cli;

import java.util.List;

/** The manual page, in the requests of man(7). */
final class ManPage {
  /** The day of the archive and of the jar; a page has one, and the clock is not asked. */
  private static final String DAY = "2026-11-20";

  private final List<Taken> verbs;
  private final StringBuilder out = new StringBuilder();

  ManPage(List<Taken> verbs) {
    this.verbs = List.copyOf(verbs);
  }

  /** The page. */
  String text() {
    request("TH PGGEN 1 " + DAY + " \"pggen " + Version.TEXT + "\" \"User Commands\"");
    request("SH NAME");
    out.append("pggen \\- one small spec per service, rendered and linted\n");
    request("SH SYNOPSIS");
    request("B pggen");
    out.append("\\fIVERB\\fR [\\fIOPTIONS\\fR]\n");
    request("SH DESCRIPTION");
    line(
        "From one small spec per service: all that the service and its own PostgreSQL need. And a"
            + " linter for specs and Compose files. The verbs are:");
    for (Taken verb : verbs) {
      request("TP");
      request("B " + escaped(verb.word()));
      line(verb.header());
    }
    request("SH VERBS");
    verbs.forEach(this::verb);
    request("SH EXIT STATUS");
    for (ExitCode code : ExitCode.values()) {
      term(String.valueOf(code.number()), code.meaning());
    }
    request("SH ENVIRONMENT");
    term("JAVA_HOME", "The Java that runs pggen, 17 or later. Default: that of the path.");
    term("PGGEN_JAVA_OPTS", "More options for that Java.");
    term("NO_COLOR", "Print without colours.");
    term("FORCE_COLOR", "Print with colours wherever it goes; 0 or false: without.");
    term("CLICOLOR_FORCE", "The same, but 0 and false say nothing.");
    term("COLUMNS", "How wide the terminal is.");
    request("SH FILES");
    term("pggen.yaml, NAME.pggen.yaml", "Specs.");
    term("pggen.defaults.yaml", "What specs have in common: the nearest one above each.");
    term(Config.NAME, "What lint asks in a repository: the nearest one up to its root.");
    return out.toString();
  }

  private void verb(Taken verb) {
    request("SS pggen " + escaped(verb.word()) + usage(verb));
    line(verb.header());
    if (!verb.description().isEmpty()) {
      request("PP");
      line(verb.description());
    }
    for (Taken.Argument argument : verb.arguments()) {
      request("TP");
      out.append(italic(argument.value())).append('\n');
      line(argument.about());
    }
    for (Taken.Option option : verb.options()) {
      request("TP");
      out.append(names(option)).append('\n');
      line(option.about());
    }
    if (!verb.examples().isEmpty()) {
      request("PP");
      request("EX");
      verb.examples().forEach(this::line);
      request("EE");
    }
  }

  private static String usage(Taken verb) {
    StringBuilder text = new StringBuilder(" [OPTIONS]");
    for (Taken.Argument argument : verb.arguments()) {
      String label = escaped(argument.value().label());
      boolean optional = argument.value().optional();
      text.append(optional ? " [" : " ").append(label);
      text.append(argument.value().repeats() ? "..." : "").append(optional ? "]" : "");
    }
    return text.toString();
  }

  private static String names(Taken.Option option) {
    StringBuilder text = new StringBuilder();
    for (String name : option.names()) {
      text.append(text.length() == 0 ? "" : ", ").append("\\fB").append(escaped(name));
      text.append("\\fR");
    }
    Taken.Value value = option.value();
    if (value.kind() != Taken.Kind.NONE) {
      text.append(value.optional() ? "[=" : "=").append(italic(value));
      text.append(value.optional() ? "]" : "");
    }
    return text.toString();
  }

  private static String italic(Taken.Value value) {
    return "\\fI" + escaped(value.label()) + "\\fR";
  }

  private void term(String name, String what) {
    request("TP");
    request("B " + escaped(name));
    line(what);
  }

  private void request(String text) {
    out.append('.').append(text).append('\n');
  }

  /** A line of text; a dot or a quote in front would make it a request. */
  private void line(String text) {
    boolean request = text.startsWith(".") || text.startsWith("'");
    out.append(request ? "\\&" : "").append(escaped(text)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }
}

package dev.pggen.lint.format;

import dev.pggen.source.Fix;
import dev.pggen.source.Span;
import dev.pggen.source.Written;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A health check of a Compose file as it is written.
 *
 * @param map what stands below {@code healthcheck}
 * @param test what is run
 */
record Probe(YamlMap map, YamlNode test) {
  private static final String READY = "pg_isready";
  private static final String PSQL = "psql";

  /** A program and what belongs to it in a line of a shell. */
  private static final String IN_SHELL = "(?<![\\w./-])(?:/usr/\\S*/)?(%s)(?![\\w.-])([^|&;)\\n]*)";

  private static final Pattern READY_IN_SHELL = Pattern.compile(IN_SHELL.formatted(READY));
  private static final Pattern PSQL_IN_SHELL = Pattern.compile(IN_SHELL.formatted(PSQL));

  /** The probe of a service, where it has one that may run. */
  static Optional<Probe> of(ComposeService service) {
    return service
        .map()
        .get("healthcheck")
        .flatMap(YamlNode::asMap)
        .filter(map -> Places.scalar(map, "disable").isEmpty())
        .flatMap(map -> map.get("test").map(test -> new Probe(map, test)))
        .filter(probe -> !probe.first().equals("NONE"));
  }

  private String first() {
    List<YamlNode> words = Places.items(Optional.of(test));
    return words.isEmpty() ? "NONE" : words.get(0).asScalar().map(YamlScalar::text).orElse("");
  }

  /** The lines that a shell runs; none where a program is run without one. */
  Optional<YamlScalar> shell() {
    if (!(test instanceof YamlList list)) {
      return test.asScalar();
    }
    List<YamlNode> words = list.items();
    if (first().equals("CMD-SHELL") && words.size() > 1) {
      return words.get(1).asScalar(); // what follows does not reach it
    }
    boolean called =
        words.size() == 4 && text(1).matches("(/bin/)?(ba)?sh") && text(2).equals("-c");
    return called ? words.get(3).asScalar() : Optional.empty();
  }

  /** A program that is run without a shell, and what it is given. */
  List<YamlScalar> program() {
    if (!first().equals("CMD") || shell().isPresent()) {
      return List.of();
    }
    List<YamlScalar> words = new ArrayList<>();
    Places.items(Optional.of(test)).forEach(item -> item.asScalar().ifPresent(words::add));
    return words.subList(1, words.size());
  }

  private String text(int index) {
    return Places.items(Optional.of(test)).get(index).asScalar().map(YamlScalar::text).orElse("");
  }

  /** How the words of a call are written. */
  enum Form {
    /** In a line of a shell. */
    LINE,
    /** In such a line, with words behind it that do not reach it: those are to be mended first. */
    FOLLOWED,
    /** In a list with brackets. */
    BRACKETS,
    /** In a list with dashes. */
    DASHES
  }

  /**
   * A call of {@code pg_isready} or {@code psql}.
   *
   * @param program which of them
   * @param place the program's name
   * @param args what it is given
   * @param form how it is written
   */
  record Ready(String program, Span place, List<String> args, Form form) {
    /** Whether one of these options is given, or a string that may hold all of them. */
    boolean has(String letter, String word) {
      for (String arg : args) {
        boolean own = arg.startsWith("-" + letter) || arg.startsWith("--" + word);
        String value = arg.replaceFirst("^--[a-z]+=", "");
        boolean all = value.contains("://") || value.matches(".*(host|user|dbname)=.*");
        if (own || all || arg.startsWith("$@")) {
          return true;
        }
      }
      // a word alone is most often a variable with options
      return !args.isEmpty() && args.get(0).startsWith("$");
    }

    /** What is given to a short option; empty for none. */
    Optional<String> given(String letter, String word) {
      for (int i = 0; i < args.size(); i++) {
        String arg = args.get(i);
        if (arg.equals("-" + letter) || arg.equals("--" + word)) {
          return i + 1 < args.size() ? Optional.of(args.get(i + 1)) : Optional.empty();
        }
        if (arg.startsWith("--" + word + "=")) {
          return Optional.of(arg.substring(word.length() + 3));
        }
        if (arg.startsWith("-" + letter) && arg.length() > 2 && arg.charAt(1) != '-') {
          return Optional.of(arg.substring(2));
        }
      }
      return Optional.empty();
    }

    /** The same call with one more option. */
    Optional<Fix.Replace> with(String option, String value) {
      if (form == Form.LINE) {
        return Written.over(place, program, program + " " + option + " " + value);
      }
      if (form == Form.DASHES || form == Form.FOLLOWED) {
        return Optional.empty();
      }
      String quote = place.text().startsWith("\"") ? "\"" : place.text().startsWith("'") ? "'" : "";
      String between = quote + ", " + quote;
      return Written.over(place, program, program + between + option + between + value);
    }
  }

  /** The only call of {@code pg_isready}; empty where there is none, or are several. */
  Optional<Ready> ready() {
    return call(READY, READY_IN_SHELL);
  }

  /** The same of {@code psql}. */
  Optional<Ready> psql() {
    return call(PSQL, PSQL_IN_SHELL);
  }

  private Optional<Ready> call(String program, Pattern inShell) {
    Optional<YamlScalar> shell = shell();
    if (shell.isPresent()) {
      Matcher m = inShell.matcher(shell.get().text());
      if (!m.find()) {
        return Optional.empty();
      }
      Span place = shell.get().part(m.start(1), m.end(1));
      List<String> args = new ArrayList<>(words(m.group(2)));
      List<String> lost = lost();
      args.addAll(lost);
      Ready found = new Ready(program, place, args, lost.isEmpty() ? Form.LINE : Form.FOLLOWED);
      return m.find() ? Optional.empty() : Optional.of(found);
    }
    List<YamlScalar> words = program();
    if (words.isEmpty() || !words.get(0).text().matches("(/.*/)?" + program)) {
      return Optional.empty();
    }
    List<String> args = words.subList(1, words.size()).stream().map(YamlScalar::text).toList();
    Form form = isFlow() ? Form.BRACKETS : Form.DASHES;
    return Optional.of(new Ready(program, words.get(0).span(), args, form));
  }

  /** Words behind the line of a shell, which PG908 tells of: they were meant for it. */
  private List<String> lost() {
    List<YamlNode> words = Places.items(Optional.of(test));
    return first().equals("CMD-SHELL") && words.size() > 2
        ? words.subList(2, words.size()).stream()
            .flatMap(w -> w.asScalar().stream())
            .map(YamlScalar::text)
            .toList()
        : List.of();
  }

  private boolean isFlow() {
    Span span = test.span();
    return span.file().line(span.line()).startsWith("[", span.column() - 1);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!word.isEmpty() && !word.matches("\\d?>.*")) {
        words.add(word.replaceAll("^[\"']|[\"']$", ""));
      }
    }
    return words;
  }
}

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

  /** The program and what belongs to it in a line of a shell. */
  private static final Pattern IN_SHELL =
      Pattern.compile("(?<![\\w./-])(?:/usr/\\S*/)?(pg_isready)(?![\\w.-])([^|&;)\\n]*)");

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
    boolean shell = first().equals("CMD-SHELL") && words.size() == 2;
    boolean called =
        words.size() == 4 && text(1).matches("(/bin/)?(ba)?sh") && text(2).equals("-c");
    return shell || called ? words.get(words.size() - 1).asScalar() : Optional.empty();
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
    /** In a list with brackets. */
    BRACKETS,
    /** In a list with dashes. */
    DASHES
  }

  /**
   * A call of {@code pg_isready}.
   *
   * @param place the program's name
   * @param args what it is given
   * @param form how it is written
   */
  record Ready(Span place, List<String> args, Form form) {
    /** Whether one of these options is given, or a string that may hold all of them. */
    boolean has(String letter, String word) {
      for (String arg : args) {
        boolean own = arg.startsWith("-" + letter) || arg.startsWith("--" + word);
        boolean all = arg.contains("://") || arg.matches(".*(host|user|dbname)=.*");
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
        return Written.over(place, READY, READY + " " + option + " " + value);
      }
      if (form == Form.DASHES) {
        return Optional.empty();
      }
      String quote = place.text().startsWith("\"") ? "\"" : place.text().startsWith("'") ? "'" : "";
      String between = quote + ", " + quote;
      return Written.over(place, READY, READY + between + option + between + value);
    }
  }

  /** The only call of {@code pg_isready}; empty where there is none, or are several. */
  Optional<Ready> ready() {
    Optional<YamlScalar> shell = shell();
    if (shell.isPresent()) {
      Matcher m = IN_SHELL.matcher(shell.get().text());
      if (!m.find()) {
        return Optional.empty();
      }
      Ready found = new Ready(shell.get().part(m.start(1), m.end(1)), words(m.group(2)), Form.LINE);
      return m.find() ? Optional.empty() : Optional.of(found);
    }
    List<YamlScalar> words = program();
    if (words.isEmpty() || !words.get(0).text().matches("(/.*/)?pg_isready")) {
      return Optional.empty();
    }
    List<String> args = words.subList(1, words.size()).stream().map(YamlScalar::text).toList();
    return Optional.of(
        new Ready(words.get(0).span(), args, isFlow() ? Form.BRACKETS : Form.DASHES));
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

package dev.pggen.lint.format;

import dev.pggen.source.Span;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in the command of a service that dumps a database.
 *
 * @param service whose command it is
 * @param scalar where it stands
 * @param text as the shell sees it
 * @param from where the name of the program begins
 * @param call the program and what it is given, up to the next sign of the shell
 */
record DumpScript(ComposeService service, YamlScalar scalar, String text, int from, String call) {
  private static final Pattern DUMP =
      Pattern.compile("(?<![\\w./-])(?:/usr/\\S*/)?(pg_dump(?:all)?)(?=[\\s\"']|$)[^|;&<>\\n)]*");

  /** What takes a file elsewhere. */
  private static final Pattern UPLOAD =
      Pattern.compile(
          "(?<![\\w-])(aws|az|b2|borg|curl|duplicity|gsutil|kopia|mc|rclone|restic|rsync|s3cmd|s5cmd|scp"
              + "|ssh|sftp|wget)(?![\\w-])");

  /** Each call of a service that is written in a line of a shell. */
  static List<DumpScript> of(ComposeService service) {
    List<DumpScript> found = new ArrayList<>();
    List<YamlNode> words = new ArrayList<>(service.items("entrypoint"));
    words.addAll(service.items("command"));
    for (YamlNode word : words) {
      word.asScalar()
          .filter(s -> s.text().contains("pg_dump") && s.text().contains(" "))
          .ifPresent(s -> add(service, s, found));
    }
    return found;
  }

  private static void add(ComposeService service, YamlScalar scalar, List<DumpScript> into) {
    // a backslash before the end of a line goes on with the next one
    String text = scalar.text().replace("$$", "$").replaceAll("\\\\\\n", "  ");
    Matcher m = DUMP.matcher(text);
    while (m.find()) {
      if (!isComment(text, m.start())) {
        into.add(new DumpScript(service, scalar, text, m.start(1), m.group().strip()));
      }
    }
  }

  private static boolean isComment(String text, int at) {
    String line = text.substring(text.lastIndexOf('\n', at) + 1, at);
    return line.strip().startsWith("#") || line.strip().startsWith("echo");
  }

  /** What stands behind the call, on its line and those that follow. */
  String rest() {
    int call = text.indexOf(call(), Math.max(0, from - 40));
    return text.substring(Math.min(text.length(), call + call().length()));
  }

  /** The rest of its line, or of what is meant by one. */
  String line() {
    String rest = rest();
    Matcher end = Pattern.compile(";|&&|\\|\\||\\n").matcher(rest);
    return end.find() ? rest.substring(0, end.start()) : rest;
  }

  /** The first place of a word of the text. */
  Span place(String word) {
    return new RawPlaces(scalar.span()).next(word);
  }

  /** Its own place. */
  Span place() {
    return place(text.startsWith("pg_dumpall", from) ? "pg_dumpall" : "pg_dump");
  }

  /** Whether what was dumped is taken elsewhere by the same script. */
  boolean uploads() {
    return UPLOAD.matcher(text).find();
  }

  /** Whether the script ends with the first command that fails. */
  boolean stops() {
    if (Pattern.compile("set -[a-zA-Z]*e|set -o errexit").matcher(text).find()) {
      return true;
    }
    List<YamlNode> words = new ArrayList<>(service.items("entrypoint"));
    words.addAll(service.items("command"));
    return words.stream()
        .flatMap(word -> word.asScalar().stream())
        .anyMatch(word -> word.text().matches("(?s)(\\S*sh +)?-[a-z]*e[a-z]*( .*)?"));
  }

  /** The file that is written, by the redirection or the dump itself. */
  Optional<String> file() {
    Matcher to = Pattern.compile("(?<![0-9&>])>\\s*[\"']?([^\\s\"';&|]+)").matcher(line());
    if (to.find()) {
      return Optional.of(to.group(1));
    }
    Matcher own = Pattern.compile("\\s(?:-f\\s*|--file[= ])[\"']?([^\\s\"']+)").matcher(call());
    return own.find() ? Optional.of(own.group(1)) : Optional.empty();
  }
}

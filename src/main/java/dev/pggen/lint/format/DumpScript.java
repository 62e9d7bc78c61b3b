package dev.pggen.lint.format;

import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of {@code pg_dump} in a script.
 *
 * @param text of the script, as the shell sees it
 * @param from where the name of the program begins
 * @param call the program and what it is given, up to the next sign of the shell
 * @param stops whether the script ends with the first command that fails
 * @param places where the script is written
 */
record DumpScript(String text, int from, String call, boolean stops, Places places) {
  private static final Pattern DUMP =
      Pattern.compile("(?<![\\w./-])(?:/usr/\\S*/)?(pg_dump(?:all)?)(?=[\\s\"']|$)[^|;&<>\\n)]*");

  /** What takes a file elsewhere. */
  private static final Pattern UPLOAD =
      Pattern.compile(
          "(?<![\\w-])(aws|az|b2|borg|curl|duplicity|gsutil|kopia|mc|rclone|restic|rsync|s3cmd|s5cmd|scp"
              + "|ssh|sftp|wget)(?![\\w-])");

  private static final Pattern STOPS =
      Pattern.compile("set -[a-zA-Z]*e|set -o errexit|^#!\\S+[^\\n]* -[a-z]*e");

  private static final Pattern END = Pattern.compile(";|&&|\\|\\||\\n");
  private static final Pattern TO = Pattern.compile("(?<![0-9&>])>\\s*[\"']?([^\\s\"';&|]+)");
  private static final Pattern OWN = Pattern.compile("\\s(?:-f\\s*|--file[= ])[\"']?([^\\s\"']+)");

  /** Where the words of a script stand in its manifest. */
  @FunctionalInterface
  interface Places {
    /** The place of a word that begins here. */
    Span of(int from, String word);
  }

  /**
   * The calls in a script.
   *
   * @param stops whether its shell was told to end with the first failure
   */
  static List<DumpScript> in(String script, boolean stops, Places places) {
    List<DumpScript> found = new ArrayList<>();
    // A backslash before the end of a line goes on with the next one.
    String text = script.replace("\\\n", "  ");
    boolean ends = stops || STOPS.matcher(text).find();
    Matcher m = DUMP.matcher(text);
    while (m.find()) {
      if (!isComment(text, m.start())) {
        found.add(new DumpScript(text, m.start(1), m.group().strip(), ends, places));
      }
    }
    return found;
  }

  private static boolean isComment(String text, int at) {
    String line = text.substring(text.lastIndexOf('\n', at) + 1, at).strip();
    return line.startsWith("#") || line.startsWith("echo");
  }

  /** What follows the call, up to the next command. */
  String line() {
    return command().substring(call.length());
  }

  /** The call with its redirections and pipes. */
  private String command() {
    String all = text.substring(text.indexOf(call, Math.max(0, from - call.length())));
    Matcher end = END.matcher(all);
    return end.find(call.length()) ? all.substring(0, end.start()) : all;
  }

  /** The first place of a word from somewhere on. */
  Span place(String word, int start) {
    return places.of(text.indexOf(word, start), word);
  }

  /** Its own place. */
  Span place() {
    return place(text.startsWith("pg_dumpall", from) ? "pg_dumpall" : "pg_dump", from);
  }

  /** Whether what was dumped is taken elsewhere by the same script. */
  boolean uploads() {
    return UPLOAD.matcher(text).find();
  }

  /** The file that is written, by the redirection or the dump itself. */
  Optional<String> file() {
    Matcher to = TO.matcher(command());
    if (to.find()) {
      return Optional.of(to.group(1));
    }
    Matcher own = OWN.matcher(call);
    return own.find() ? Optional.of(own.group(1)) : Optional.empty();
  }
}

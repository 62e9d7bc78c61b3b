package dev.pggen.read.nomad;

import dev.pggen.hcl.HclTemplate;
import dev.pggen.stack.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * With which role a file that a template writes signs in: the one that is named nearest to the
 * address, at most a few lines away and in the same section; unknown where that is not plain.
 */
final class FileSignIns {
  /** How many lines apart the role and the address may be. */
  private static final int BESIDE = 8;

  /** A line that names a role, plainly or not. */
  private static final Pattern USER =
      Pattern.compile(
          "(?i)[ \\t]*[\"']?(?:db_?|database_?|pg_?|postgres_?)?user(?:name)?[\"']?[ \\t]*[:=]"
              + "[ \\t]*(.*)");

  private static final Pattern PLAIN =
      Pattern.compile("[\"']?([A-Za-z_][\\w-]*)[\"']?[ \\t]*,?[ \\t]*(?:[ \\t][#;].*)?");

  /** With what a section begins, as in a file of INI or TOML. */
  private static final Pattern SECTION = Pattern.compile("\\s*\\[.*");

  private FileSignIns() {}

  /** A line and where it begins. */
  private record Line(String text, int start) {}

  static Fact<String> user(Placed app, Pattern address) {
    for (Section template : app.task().all("template")) {
      boolean env = template.get("env").flatMap(template::truth).orElse(false);
      if (!env && template.get("data").orElse(null) instanceof HclTemplate data) {
        Optional<Fact<String>> user = data.written().flatMap(t -> user(template, data, t, address));
        if (user.isPresent()) {
          return user.get();
        }
      }
    }
    return Fact.unknown("no address tells the role");
  }

  private static Optional<Fact<String>> user(
      Section template, HclTemplate data, String text, Pattern address) {
    Matcher server = address.matcher(text);
    if (!server.find()) {
      return Optional.empty();
    }
    List<Line> lines = lines(text);
    int at = (int) text.substring(0, server.start()).chars().filter(c -> c == '\n').count();
    int above = apart(lines, at, -1);
    int below = apart(lines, at, 1);
    if (Math.min(above, below) > BESIDE) {
      return Optional.empty();
    }
    Line nearest = lines.get(above <= below ? at - above : at + below);
    Matcher user = USER.matcher(nearest.text());
    if (!user.matches()) {
      return Optional.empty();
    }
    Matcher plain = PLAIN.matcher(user.group(1));
    if (!plain.matches()) {
      return Optional.empty();
    }
    int from = nearest.start() + user.start(1) + plain.start(1);
    int to = nearest.start() + user.start(1) + plain.end(1);
    return Optional.of(Fact.of(plain.group(1), template.origins().apply(data.part(from, to))));
  }

  /** How many lines it is to one that names a role, before the section ends. */
  private static int apart(List<Line> lines, int at, int step) {
    for (int apart = 0; apart <= BESIDE; apart++) {
      int i = at + step * apart;
      String line = i < 0 || i >= lines.size() ? "[" : lines.get(i).text();
      if (apart > 0 && SECTION.matcher(line).matches()) {
        break;
      }
      if (USER.matcher(line).matches()) {
        return apart;
      }
    }
    return BESIDE + 1;
  }

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (String line : text.split("\n", -1)) {
      lines.add(new Line(line, start));
      start += line.length() + 1;
    }
    return lines;
  }
}

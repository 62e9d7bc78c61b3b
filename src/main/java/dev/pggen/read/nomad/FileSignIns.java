package dev.pggen.read.nomad;

import dev.pggen.hcl.HclTemplate;
import dev.pggen.stack.Fact;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** With which role a file that a template writes signs in: it stands beside the address. */
final class FileSignIns {
  /** How many lines apart the role and the address may be in one section of a file. */
  private static final int BESIDE = 8;

  private static final Pattern USER =
      Pattern.compile(
          "(?im)^[ \\t]*[\"']?(?:db_?|database_?|pg_?|postgres_?)?user(?:name)?[\"']?[ \\t]*[:=]"
              + "[ \\t]*[\"']?([a-z_][\\w-]*)[\"']?[ \\t]*,?[ \\t]*$");

  private FileSignIns() {}

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
    int at = line(text, server.start());
    Matcher m = USER.matcher(text);
    Optional<Fact<String>> nearest = Optional.empty();
    int least = BESIDE + 1;
    while (m.find()) {
      int apart = Math.abs(line(text, m.start(1)) - at);
      if (apart < least) {
        least = apart;
        nearest =
            Optional.of(
                Fact.of(m.group(1), template.origins().apply(data.part(m.start(1), m.end(1)))));
      }
    }
    return nearest;
  }

  private static int line(String text, int at) {
    return (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}

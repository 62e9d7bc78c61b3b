package dev.pggen.read.compose;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.DatabaseRole.Purpose;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is in a cluster after its first start: from the image's variables and the init scripts. */
final class InitScripts {
  private static final String DIRECTORY = "/docker-entrypoint-initdb.d";
  private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[A-Za-z_][A-Za-z0-9_$]*)";
  private static final Pattern ROLE =
      Pattern.compile("(?im)^\\s*CREATE\\s+(ROLE|USER)\\s+" + NAME + "([^;]*);");
  private static final Pattern DATABASE =
      Pattern.compile("(?im)^\\s*CREATE\\s+DATABASE\\s+" + NAME + "([^;]*);");
  private static final Pattern OWNER = Pattern.compile("(?i)\\bOWNER\\s*=?\\s*" + NAME);
  private static final Pattern EXTENSION =
      Pattern.compile("(?im)^\\s*CREATE\\s+EXTENSION\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?" + NAME);
  private static final Pattern GRANT =
      Pattern.compile("(?im)^\\s*GRANT\\s+(pg_[a-z_]+)\\s+TO\\s+" + NAME + "\\s*;");
  private static final Pattern TABLES =
      Pattern.compile(
          "(?im)^\\s*ALTER\\s+DEFAULT\\s+PRIVILEGES\\s+FOR\\s+ROLE\\s+\\S+\\s+GRANT\\s+([A-Z, ]+)"
              + "\\s+ON\\s+TABLES\\s+TO\\s+"
              + NAME);
  private static final Pattern LIMIT = Pattern.compile("(?i)\\bCONNECTION\\s+LIMIT\\s+(-?[0-9]+)");
  private static final Pattern PASSWORD_NULL =
      Pattern.compile(
          "(?i)ALTER\\s+(?:ROLE|USER)\\s+" + NAME + "\\s+(?:WITH\\s+)?PASSWORD\\s+NULL");

  private final Env env;
  private final List<SourceFile> scripts;
  private final boolean readable;
  private final Workload workload;
  private final Function<Span, Origin> origins;

  InitScripts(Workload workload, Env env, ContainerFiles files, Function<Span, Origin> origins) {
    this.workload = workload;
    this.env = env;
    this.origins = origins;
    this.scripts =
        files.below(DIRECTORY).stream()
            .filter(f -> f.path().endsWith(".sql") || f.path().endsWith(".sh"))
            .toList();
    boolean mounted = files.covers(DIRECTORY) || mountedBelow(workload);
    this.readable = !mounted || !scripts.isEmpty();
  }

  private static boolean mountedBelow(Workload workload) {
    return workload.mounts().stream().anyMatch(m -> m.target().startsWith(DIRECTORY));
  }

  /** As they run, each with the mount that brings it; those that stand in the manifest are not. */
  List<Server.InitScript> mounted() {
    List<Server.InitScript> found = new ArrayList<>();
    for (SourceFile script : scripts) {
      boolean beside =
          origins.apply(script.start()).span().filter(s -> s.file() == script).isPresent();
      if (!beside) {
        continue;
      }
      String name = script.path().substring(script.path().lastIndexOf('/') + 1);
      workload.mounts().stream()
          .filter(
              m -> m.source() instanceof Mount.OfOutput from && holds(from.path(), script.path()))
          .findFirst()
          .ifPresent(m -> found.add(new Server.InitScript(name, script, m.origin())));
    }
    return found;
  }

  private static boolean holds(String mounted, String script) {
    String whole = mounted.endsWith("/") ? mounted : mounted + "/";
    return script.equals(mounted) || script.startsWith(whole) || script.endsWith("/" + mounted);
  }

  /** The administrator that the image makes, and those that scripts create. */
  Fact<List<DatabaseRole>> roles() {
    Optional<String> admin = admin();
    if (!readable || admin.isEmpty()) {
      return Fact.unknown("what the init scripts do cannot be seen");
    }
    Map<String, DatabaseRole> roles = new LinkedHashMap<>();
    boolean noPassword =
        all(PASSWORD_NULL).stream().anyMatch(m -> name(m.group(1)).equals(admin.get()));
    roles.put(
        admin.get(),
        role(
            admin.get(),
            Purpose.ADMIN,
            " SUPERUSER LOGIN" + (noPassword ? "" : " PASSWORD"),
            workload.origin()));
    for (SourceFile script : scripts) {
      Matcher m = ROLE.matcher(script.text());
      while (m.find()) {
        String name = name(m.group(2));
        String options = (m.group(1).equalsIgnoreCase("user") ? " LOGIN" : "") + m.group(3);
        roles.put(name, role(name, purpose(name), options, origin(script, m.start(2), m.end(2))));
      }
    }
    return Fact.decided(List.copyOf(roles.values()), "what the first start makes");
  }

  /** The database of the service: the one that a script makes, else the image's. */
  Fact<String> database() {
    if (!readable) {
      return Fact.unknown("what the init scripts do cannot be seen");
    }
    for (SourceFile script : scripts) {
      Matcher m = DATABASE.matcher(script.text());
      if (m.find()) {
        return Fact.of(name(m.group(1)), origin(script, m.start(1), m.end(1)));
      }
    }
    if (env.has("POSTGRES_DB")) {
      return env.fact("POSTGRES_DB", Optional::of);
    }
    return admin()
        .<Fact<String>>map(a -> Fact.decided(a, "the image names it like the first role"))
        .orElseGet(() -> Fact.unknown("`POSTGRES_USER` cannot be known from this file"));
  }

  /** What scripts create. */
  Fact<List<String>> extensions() {
    if (!readable) {
      return Fact.unknown("what the init scripts do cannot be seen");
    }
    List<String> names = all(EXTENSION).stream().map(m -> name(m.group(1))).distinct().toList();
    for (SourceFile script : scripts) {
      Matcher first = EXTENSION.matcher(script.text());
      if (first.find()) {
        Span from = span(script, first.start(1), first.end(1));
        int last = script.lineCount();
        int end = script.line(last).codePointCount(0, script.line(last).length()) + 1;
        return Fact.of(
            names, origins.apply(new Span(script, from.line(), from.column(), last, end)));
      }
    }
    return Fact.decided(names, "what the first start makes");
  }

  private Optional<String> admin() {
    return env.has("POSTGRES_USER") ? env.text("POSTGRES_USER") : Optional.of("postgres");
  }

  private DatabaseRole role(String name, Purpose purpose, String options, Origin origin) {
    String upper = " " + options.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ") + " ";
    Matcher limit = LIMIT.matcher(options);
    return new DatabaseRole(
        name,
        purpose,
        upper.contains(" SUPERUSER "),
        upper.contains(" LOGIN "),
        limit.find() ? Integer.parseInt(limit.group(1)) : -1,
        upper.contains(" PASSWORD ") && !upper.contains(" PASSWORD NULL ")
            ? Optional.of("")
            : Optional.empty(),
        origin);
  }

  /** By what it may do: who owns the database is the application, readers of all make dumps. */
  private Purpose purpose(String role) {
    for (Matcher m : all(GRANT)) {
      if (name(m.group(2)).equals(role)) {
        switch (m.group(1)) {
          case "pg_read_all_data":
            return Purpose.BACKUP;
          case "pg_monitor":
            return Purpose.MONITOR;
          default:
        }
      }
    }
    for (Matcher m : all(DATABASE)) {
      Matcher owner = OWNER.matcher(m.group(2));
      if (owner.find() && name(owner.group(1)).equals(role)) {
        return Purpose.APP;
      }
    }
    for (Matcher m : all(TABLES)) {
      if (name(m.group(2)).equals(role)) {
        return m.group(1).toUpperCase(Locale.ROOT).contains("INSERT")
            ? Purpose.WRITER
            : Purpose.READER;
      }
    }
    return Purpose.OTHER;
  }

  private List<Matcher> all(Pattern pattern) {
    List<Matcher> found = new ArrayList<>();
    for (SourceFile script : scripts) {
      String text = script.text();
      Matcher m = pattern.matcher(text);
      int from = 0;
      while (m.find(from)) {
        found.add(m);
        from = m.end();
        m = pattern.matcher(text);
      }
    }
    return found;
  }

  private Origin origin(SourceFile file, int from, int to) {
    return origins.apply(span(file, from, to));
  }

  private static Span span(SourceFile file, int from, int to) {
    int line = 1;
    int start = 0;
    String text = file.text();
    for (int i = 0; i < from; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    int column = text.codePointCount(start, from) + 1;
    int end = column + text.codePointCount(from, to);
    return new Span(file, line, column, line, end);
  }

  /** As the server folds names: lower case unless quoted. */
  private static String name(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toLowerCase(Locale.ROOT);
  }
}

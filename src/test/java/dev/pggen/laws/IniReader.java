package dev.pggen.laws;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.read.StackReader;
import dev.pggen.source.Comment;
import dev.pggen.source.Document;
import dev.pggen.source.Result;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ImageTraits;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Link;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Resources;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what {@link IniTarget} renders. */
final class IniReader implements StackReader {
  private record Line(String key, String value, Origin origin) {}

  private record Ini(SourceFile file) implements Document {
    @Override
    public String format() {
      return "ini";
    }

    @Override
    public List<Comment> comments() {
      return List.of();
    }
  }

  private record Part(String kind, String name, List<Line> lines) {
    List<Line> all(String key) {
      return lines.stream().filter(l -> l.key().equals(key)).toList();
    }

    List<Line> starting(String prefix) {
      return lines.stream().filter(l -> l.key().startsWith(prefix)).toList();
    }

    <T> Fact<T> fact(String key, Function<String, T> reading) {
      return all(key).stream()
          .findFirst()
          .map(l -> Fact.of(reading.apply(l.value()), l.origin()))
          .orElseGet(IniReader::unknown);
    }

    Fact<List<String>> words(String key) {
      return Fact.decided(all(key).stream().map(Line::value).toList(), "as the file says");
    }
  }

  private static <T> Fact<T> unknown() {
    return Fact.unknown("the file has no key for it");
  }

  @Override
  public String target() {
    return "ini";
  }

  @Override
  public boolean reads(SourceFile file) {
    return file.path().endsWith(".ini");
  }

  @Override
  public Result<Reading> read(SourceFile file, FileSet around, Function<Span, Origin> origins) {
    List<Part> parts = parts(file, origins);
    Stack stack =
        new Stack(
            parts.get(0).all("name").get(0).value(),
            origins.apply(file.start()),
            parts.stream().filter(p -> p.kind().equals("program")).map(this::program).toList(),
            parts.stream().filter(p -> p.kind().equals("server")).map(this::server).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            parts.stream().filter(p -> p.kind().equals("link")).map(this::link).toList(),
            List.of());
    return Result.of(new Reading(new Ini(file), stack));
  }

  private Workload program(Part p) {
    return new Workload(
        p.name(),
        p.fact("purpose", Workload.Role::valueOf).value(),
        p.fact("image", ImageRef::parse),
        new ImageTraits(unknown(), unknown()),
        p.fact("user", IniReader::user),
        new Workload.Launch(p.words("entrypoint"), p.words("command")),
        p.starting("env ").stream()
            .map(l -> new EnvVar(l.key().substring(4), Fact.of(Text.of(l.value()), l.origin())))
            .toList(),
        List.of(),
        new Workload.Connection(unknown(), unknown(), unknown(), unknown()),
        unknown(),
        new Resources(
            p.fact("memory", v -> new Size(Long.parseLong(v))),
            p.fact("swap", v -> new Size(Long.parseLong(v))),
            unknown(),
            unknown(),
            unknown()),
        new Hardening(unknown(), unknown(), unknown(), unknown(), unknown(), unknown()),
        new Lifecycle(
            p.fact("restart", Lifecycle.Restart::valueOf), unknown(), unknown(), unknown()),
        new Workload.Extras(1, List.of(), 0, List.of(), Map.of()),
        new TreeMap<>(),
        Origin.decided("a program of the file"));
  }

  private static User user(String text) {
    int colon = text.indexOf(':');
    return new User(
        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }

  private Server server(Part p) {
    return new Server(
        p.name(),
        p.fact("major", Integer::valueOf),
        unknown(),
        unknown(),
        unknown(),
        unknown(),
        unknown(),
        Fact.decided(
            p.starting("set ").stream()
                .map(
                    l ->
                        new Setting(
                            l.key().substring(4), l.value(), Setting.Apply.RELOAD, l.origin()))
                .toList(),
            "as the file says"),
        Fact.decided(p.all("hba").stream().map(IniReader::hba).toList(), "as the file says"),
        unknown(),
        p.fact("database", Function.identity()),
        unknown(),
        unknown(),
        unknown(),
        List.of());
  }

  private static HbaRule hba(Line line) {
    String[] words = line.value().split("\t", -1);
    List<String> options = words[5].isEmpty() ? List.of() : List.of(words[5].split(","));
    return new HbaRule(
        words[0],
        List.of(words[1].split(",")),
        List.of(words[2].split(",")),
        words[3],
        words[4],
        options,
        line.origin());
  }

  private Link link(Part p) {
    return new Link(
        p.all("from").get(0).value(),
        p.all("to").get(0).value(),
        p.fact("database", Function.identity()),
        p.fact("user", Function.identity()),
        p.all("from").get(0).origin());
  }

  private static List<Part> parts(SourceFile file, Function<Span, Origin> origins) {
    List<Part> parts = new ArrayList<>(List.of(new Part("top", "", new ArrayList<>())));
    for (int i = 1; i <= file.lineCount(); i++) {
      String text = file.line(i);
      if (text.startsWith("[")) {
        String[] title = text.substring(1, text.length() - 1).split(" ", 2);
        parts.add(new Part(title[0], title.length > 1 ? title[1] : "", new ArrayList<>()));
      } else if (!text.isEmpty()) {
        int equals = text.indexOf('=');
        parts
            .get(parts.size() - 1)
            .lines()
            .add(
                new Line(
                    text.substring(0, equals),
                    unescape(text.substring(equals + 1)),
                    origins.apply(file.span(i, equals + 2, i, text.length() + 1))));
      }
    }
    return parts;
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}

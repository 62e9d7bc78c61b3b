package dev.pggen.read.dockerfile;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.ImageRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A stage of a Dockerfile: what an image is made from.
 *
 * @param base the image with which it begins, through all stages before; empty if that is unknown
 * @param place where that is written
 * @param plain whether nothing in it changes how a PostgreSQL server of its base starts, where that
 *     keeps its data, or what it is told at its first start
 * @param root where it says that its programs run as root; empty if its last word is another
 */
public record Stage(Optional<ImageRef> base, Span place, boolean plain, Optional<Span> root) {
  /** Words of lines after which the server may not be that of the base. */
  private static final List<String> TELLING =
      List.of("postgresql.conf", "pg_hba", "initdb", "PGDATA", "POSTGRES_", "docker-entrypoint");

  /**
   * The stage that a build ends with.
   *
   * @param target its name or number; without one the last
   * @param given arguments of the build; one whose value cannot be told is empty
   */
  public static Optional<Stage> last(
      SourceFile file, Optional<String> target, Map<String, Optional<String>> given) {
    Optional<List<Line>> lines = Line.all(file);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<Stage> stages = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    Arguments arguments = new Arguments(given);
    for (Line line : lines.get()) {
      int now = stages.size() - 1;
      if (line.word().equals("FROM")) {
        stages.add(from(file, line, arguments, stages, names));
      } else if (now < 0 && line.word().equals("ARG")) {
        arguments.declare(line.rest());
      } else if (now >= 0 && isTelling(line)) {
        Stage stage = stages.get(now);
        stages.set(now, new Stage(stage.base(), stage.place(), false, stage.root()));
      } else if (now >= 0 && line.word().equals("USER")) {
        stages.set(now, stages.get(now).as(file, line));
      }
    }
    if (target.isEmpty()) {
      return stages.isEmpty() ? Optional.empty() : Optional.of(stages.get(stages.size() - 1));
    }
    String name = target.get().toLowerCase(Locale.ROOT);
    Integer number = names.get(name);
    if (number == null && name.matches("[0-9]{1,3}") && Integer.parseInt(name) < stages.size()) {
      number = Integer.valueOf(name);
    }
    return number == null ? Optional.empty() : Optional.of(stages.get(number));
  }

  private Stage as(SourceFile file, Line line) {
    String text = file.line(line.number());
    int column = text.indexOf(line.rest()) + 1;
    boolean isRoot = line.rest().matches("(root|0)(:(root|0))?") && column > 0;
    Span said = file.span(line.number(), Math.max(1, column), line.number(), text.length() + 1);
    return new Stage(base, place, plain, isRoot ? Optional.of(said) : Optional.empty());
  }

  private static boolean isTelling(Line line) {
    if (line.word().equals("CMD") || line.word().equals("ENTRYPOINT")) {
      return true;
    }
    for (String word : TELLING) {
      if (line.rest().contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static Stage from(
      SourceFile file,
      Line line,
      Arguments arguments,
      List<Stage> stages,
      Map<String, Integer> names) {
    String[] words = line.rest().split("\\s+");
    int at = words[0].startsWith("--") ? 1 : 0;
    if (at + 2 < words.length && words[at + 1].equalsIgnoreCase("AS")) {
      names.put(words[at + 2].toLowerCase(Locale.ROOT), stages.size());
    }
    int start =
        file.line(line.number()).length() - file.line(line.number()).stripLeading().length();
    Span whole = file.span(line.number(), start + 1, line.number(), start + 1 + "FROM".length());
    if (at >= words.length || !line.whole()) {
      return new Stage(Optional.empty(), whole, false, Optional.empty());
    }
    int column = file.line(line.number()).lastIndexOf(" " + words[at]) + 2;
    Span place =
        column < 2
            ? whole
            : file.span(line.number(), column, line.number(), column + words[at].length());
    Optional<String> name = arguments.filled(words[at]).filter(n -> !n.isEmpty());
    Integer earlier = name.map(n -> names.get(n.toLowerCase(Locale.ROOT))).orElse(null);
    if (earlier != null && earlier < stages.size()) {
      return stages.get(earlier);
    }
    return new Stage(
        name.filter(n -> !n.equals("scratch")).map(ImageRef::parse),
        place,
        name.isPresent(),
        Optional.empty());
  }
}

package dev.pggen.spec;

import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Samples with small or hostile changes; the same seed always gives the same ones. */
public final class Mutants {
  private static final List<String> HOSTILE =
      List.of(
          "null",
          "[]",
          "{}",
          "true",
          "''",
          "-1",
          "0",
          "1e999",
          "99999999999999999999",
          "512MB",
          "${db.host}",
          "${db.password}",
          "${secrets.x}",
          "${vars.x}",
          "${name}",
          "${",
          "$${x}",
          "../../x",
          "/",
          "~",
          "\"\\0\"",
          "\"\\ud800\"",
          "\"a\\nb\"",
          "&a x",
          "*a",
          "!!str x",
          "{<<: {a: b}}",
          "|\n  x",
          ">-",
          "# x",
          "%TAG",
          "'",
          "\"",
          "{{ x }}",
          "\u00e9\ud83d\ude00",
          "\t",
          "\u0085",
          "a: b",
          "- a",
          "[[[[[[]]]]]]",
          "x".repeat(300),
          "web",
          "db",
          "17.10",
          "0777",
          "on",
          "1:2",
          "localhost",
          "\ufeff",
          "---",
          "...",
          "? x",
          "host",
          "none",
          "root");
  private static final String SIGNS = "{}[]:,#&*!|>'\"%@`-?$ \n\t\\/.0aZ\u0000\u00e9";

  private final List<Sample> samples = new ArrayList<>();

  /**
   * A changed sample.
   *
   * @param name of the sample and number of the mutant
   * @param file its text
   * @param files what lies beside the sample
   */
  public record Mutant(String name, SourceFile file, SpecFiles files) {}

  private record Sample(String name, String text, SpecFiles files) {}

  /** Of all samples of the repository. */
  public Mutants() throws IOException {
    for (Path path : SamplesTest.specs()) {
      String name = path.getParent().getFileName().toString();
      samples.add(new Sample(name, Files.readString(path), MemoryFiles.of(beside(path))));
    }
  }

  private static Map<String, String> beside(Path spec) throws IOException {
    Map<String, String> texts = new HashMap<>();
    texts.put("pggen.defaults.yaml", Files.readString(Path.of("samples/pggen.defaults.yaml")));
    Path directory = spec.getParent();
    try (Stream<Path> files = Files.walk(directory, 2)) {
      files
          .filter(Files::isRegularFile)
          .filter(f -> !f.equals(spec))
          .forEach(f -> texts.put(directory.relativize(f).toString(), read(f)));
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mutant with this number. */
  public Mutant mutant(long number) {
    Random random = new Random(number * 0x9E3779B97F4A7C15L + 1);
    Sample sample = samples.get(random.nextInt(samples.size()));
    String text = sample.text();
    for (int i = random.nextInt(3); i >= 0; i--) {
      text = changed(text, random);
    }
    String name = sample.name() + "#" + number;
    return new Mutant(name, SourceFile.of("pggen.yaml", text), sample.files());
  }

  private static String changed(String text, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> signs(text, random, 1);
      case 1 -> signs(text, random, 0);
      case 2 -> value(text, random);
      case 3 -> value(text, random);
      case 4 -> key(text, random);
      case 5 -> line(text, random, false);
      case 6 -> line(text, random, true);
      default -> text.substring(0, random.nextInt(text.length() + 1));
    };
  }

  /** A sign instead of another one, or between two. */
  private static String signs(String text, Random random, int instead) {
    int at = random.nextInt(Math.max(1, text.length() - 1));
    char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
    return text.substring(0, at) + sign + text.substring(Math.min(text.length(), at + instead));
  }

  /** Another value behind some colon. */
  private static String value(String text, Random random) {
    int colon = text.indexOf(": ", random.nextInt(Math.max(1, text.length())));
    if (colon < 0) {
      return text;
    }
    int end = colon + 2;
    while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, colon + 2)
        + HOSTILE.get(random.nextInt(HOSTILE.size()))
        + text.substring(end);
  }

  /** A letter less, or another one, in some key. */
  private static String key(String text, Random random) {
    int colon = text.indexOf(": ", random.nextInt(Math.max(1, text.length())));
    if (colon < 2) {
      return text;
    }
    String middle = random.nextBoolean() ? "" : "x";
    return text.substring(0, colon - 1) + middle + text.substring(colon);
  }

  /** A line less, or one somewhere else again. */
  private static String line(String text, Random random, boolean again) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String line = lines.get(random.nextInt(lines.size()));
    if (again) {
      lines.add(random.nextInt(lines.size()), random.nextBoolean() ? line : "  " + line);
    } else {
      lines.remove(line);
    }
    return String.join("\n", lines);
  }
}

package dev.pggen.spec;

import dev.pggen.spec.ImageFact.Client;
import dev.pggen.spec.ImageFact.Command;
import dev.pggen.spec.ImageFact.FileForm;
import dev.pggen.spec.ImageFact.Nothing;
import dev.pggen.spec.ImageFact.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of images ({@code images.tsv}), read at the first question. */
public final class ImageFacts {
  private static final String RESOURCE = "images.tsv";
  private static final int COLUMNS = 10;

  private ImageFacts() {}

  private static final class Loaded {
    private static final Map<String, List<String>> LINES = load();

    /** Cut into columns only when asked for: a spec names few images. */
    private static List<ImageFact> of(String repository) {
      List<ImageFact> facts = new ArrayList<>(1);
      for (String line : LINES.getOrDefault(repository, List.of())) {
        facts.add(fact(line.split("\t", -1)));
      }
      return facts;
    }
  }

  /** What is known of the image that this reference names; {@code postgres} is the official one. */
  public static Optional<ImageFact> of(String reference) {
    String name =
        reference.indexOf('@') < 0 ? reference : reference.substring(0, reference.indexOf('@'));
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    String repository = colon < 0 ? name : name.substring(0, colon);
    String tag = colon < 0 ? "" : name.substring(colon + 1);
    List<ImageFact> facts = Loaded.of(full(repository));
    return facts.stream()
        .filter(f -> !f.variant().isEmpty() && tag.contains(f.variant()))
        .findFirst()
        .or(() -> facts.stream().filter(f -> f.variant().isEmpty()).findFirst());
  }

  /** All of them, in the order of the table. */
  public static List<ImageFact> all() {
    return Loaded.LINES.keySet().stream().flatMap(r -> Loaded.of(r).stream()).toList();
  }

  /** With registry and, for official images, {@code library}. */
  static String full(String repository) {
    int slash = repository.indexOf('/');
    if (slash < 0) {
      return "docker.io/library/" + repository;
    }
    String first = repository.substring(0, slash);
    boolean registry =
        first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    return registry ? repository : "docker.io/" + repository;
  }

  private static Map<String, List<String>> load() {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (String line : text().split("\n")) {
      if (!line.startsWith("#") && !line.startsWith("repository\t") && !line.isEmpty()) {
        String repository = line.substring(0, line.indexOf('\t'));
        lines.computeIfAbsent(repository, r -> new ArrayList<>(1)).add(line);
      }
    }
    return lines;
  }

  private static String text() {
    try (InputStream in = ImageFacts.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE + " in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ImageFact fact(String[] columns) {
    if (columns.length != COLUMNS) {
      throw new IllegalStateException(
          RESOURCE + ": " + columns[0] + " has not " + COLUMNS + " columns");
    }
    int dash = columns[8].indexOf('-');
    boolean majors = dash > 0;
    return new ImageFact(
        columns[0],
        columns[1].equals("-") ? "" : columns[1],
        known(columns[2]),
        known(columns[3]).map(w -> w.equals("yes")),
        list(columns[4]),
        list(columns[5]).stream().map(Integer::valueOf).toList(),
        form(columns[6]),
        probe(columns[7]),
        majors ? Optional.of(Integer.valueOf(columns[8].substring(0, dash))) : Optional.empty(),
        majors ? Optional.of(Integer.valueOf(columns[8].substring(dash + 1))) : Optional.empty(),
        columns[9]);
  }

  private static Optional<String> known(String word) {
    return word.equals("-") || word.equals("?") ? Optional.empty() : Optional.of(word);
  }

  private static List<String> list(String words) {
    return words.equals("-") ? List.of() : List.of(words.split(","));
  }

  private static FileForm form(String word) {
    return Arrays.stream(FileForm.values())
        .filter(f -> f.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(RESOURCE + ": file form " + word));
  }

  private static Probe probe(String word) {
    if (word.startsWith("command:")) {
      return new Command(List.of(word.substring("command:".length()).split(" ")));
    }
    return word.equals("none") ? new Nothing() : new Client(word);
  }
}

package dev.pggen.read.compose;

import dev.pggen.laws.DockerCompose;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compose files of others with what their authors kept for themselves made up: a value in the place
 * of each variable that has no default, and an empty file for each env file that is not there.
 */
final class CorpusCopy {
  private static final Pattern SERVICES = Pattern.compile("(?m)^services:");
  private static final Pattern ENV_FILE = Pattern.compile("env file (\\S+) not found");

  /** A variable whose value is outside: it has no default, or an empty one. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?<!\\$)\\$(?:\\{([A-Za-z_]\\w*)(?:\\}|:?-\\}|:?\\?[^}]*\\})|([A-Za-z_]\\w*))");

  private static final Pattern SWITCH =
      Pattern.compile("\\s*(privileged|read_only|tty|init|stdin_open|external):\\s*['\"]?");
  private static final Pattern TIME =
      Pattern.compile(
          "\\s*(interval|timeout|start_period|start_interval|stop_grace_period):\\s*['\"]?");

  /** One character for each byte, so that what is no text stays what it is. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final int MOST_ENV_FILES = 30;

  private final Path root;

  private CorpusCopy(Path root) {
    this.root = root;
  }

  /** The Compose files below a directory, whatever their names, in order. */
  static List<Path> manifests(Path directory) throws IOException {
    List<Path> manifests = new ArrayList<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().matches(".*\\.ya?ml")
            && SERVICES.matcher(Files.readString(file, BYTES)).find()) {
          manifests.add(file);
        }
      }
    }
    return manifests;
  }

  /** Copies the files of a corpus, and adds what is missing; says which manifests there are. */
  static List<Path> of(Path corpus, Path root, DockerCompose compose) throws Exception {
    CorpusCopy copy = new CorpusCopy(root);
    try (Stream<Path> all = Files.walk(corpus)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path target = root.resolve(corpus.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (file.getFileName().toString().endsWith(".env")) {
          Files.writeString(
              target, ""); // as those that are not there: what they hold stays outside
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    List<Path> manifests = manifests(root);
    for (Path manifest : manifests) {
      Files.writeString(manifest, filled(Files.readString(manifest, BYTES)), BYTES);
      copy.addEnvFiles(manifest, compose);
    }
    return manifests;
  }

  private static String filled(String text) {
    Map<String, String> values = values(text);
    return VARIABLE
        .matcher(text)
        .replaceAll(
            v -> {
              String value = values.getOrDefault(name(v), "");
              boolean alone =
                  before(text, v).matches(".*(: |- )\\s*")
                      && text.substring(v.end()).matches("(?s)\\s*(\n.*)?");
              return alone ? '"' + value + '"' : value; // else a number where a text must be
            });
  }

  private static String before(String text, MatchResult variable) {
    return text.substring(text.lastIndexOf('\n', variable.start()) + 1, variable.start());
  }

  private static String name(MatchResult variable) {
    return variable.group(variable.group(1) == null ? 2 : 1);
  }

  /** A path, a switch or a time where one must be, else a number: all take it. */
  private static Map<String, String> values(String text) {
    Map<String, String> values = new TreeMap<>();
    TreeSet<String> paths = new TreeSet<>();
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      String before = before(text, variable);
      String behind = text.substring(variable.end(), Math.min(variable.end() + 2, text.length()));
      String name = name(variable);
      boolean first = before.matches(".*(^|[\\s'\":=-])");
      if (first && (behind.startsWith("/") || behind.startsWith(":/"))) {
        paths.add(name);
      }
      values.putIfAbsent(
          name,
          SWITCH.matcher(before).matches()
              ? "true"
              : TIME.matcher(before).matches() ? "30s" : String.valueOf(20_000 + values.size()));
    }
    paths.forEach(name -> values.put(name, "/srv/" + name.toLowerCase(Locale.ROOT)));
    return values;
  }

  private void addEnvFiles(Path manifest, DockerCompose compose) throws Exception {
    for (int i = 0; i < MOST_ENV_FILES; i++) {
      DockerCompose.Run run =
          compose.run(
              manifest.getParent(),
              "-f",
              manifest.getFileName().toString(),
              "--profile",
              "*",
              "config",
              "--quiet");
      Matcher missing = ENV_FILE.matcher(run.output());
      if (run.exit() == 0 || !missing.find()) {
        return;
      }
      Path file = Path.of(missing.group(1)).normalize();
      if (!file.startsWith(root) || Files.exists(file)) {
        return;
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
  }
}

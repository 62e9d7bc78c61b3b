package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** Where manifests hold scripts that dump a database. */
final class DumpScripts {
  private static final String DUMP = "pg_dump";

  private DumpScripts() {}

  /** The calls in what a service of a Compose file starts. */
  static List<DumpScript> of(ComposeService service) {
    List<YamlNode> words = new ArrayList<>(service.items("entrypoint"));
    words.addAll(service.items("command"));
    boolean stops =
        words.stream()
            .flatMap(word -> word.asScalar().stream())
            .anyMatch(word -> isStop(word.text()));
    List<DumpScript> found = new ArrayList<>();
    for (YamlNode word : words) {
      word.asScalar().ifPresent(scalar -> found.addAll(of(scalar, stops)));
    }
    return found;
  }

  private static List<DumpScript> of(YamlScalar scalar, boolean stops) {
    String text = scalar.text();
    if (!text.contains(DUMP) || text.indexOf(' ') < 0) {
      return List.of();
    }
    // Signs are doubled in the file, so a place is found by its word.
    return DumpScript.in(
        text.replace("$$", "$"),
        stops,
        (from, word) -> new RawPlaces(scalar.span()).next(word.replace("$", "$$")));
  }

  /** The calls in what a task of a job starts, and in the files that its templates write. */
  static List<DumpScript> of(JobTask task) {
    List<DumpScript> found = new ArrayList<>();
    for (HclBlock action : task.body().blocks("action")) {
      started(task, action.body(), found);
    }
    task.config().ifPresent(config -> started(task, config, found));
    for (JobTemplate template : JobTemplate.of(task)) {
      if (template.isFile()) {
        template.data().ifPresent(text -> found.addAll(of(text, false)));
      }
    }
    return found;
  }

  private static void started(JobTask task, HclBody config, List<DumpScript> found) {
    List<HclExpression> words = new ArrayList<>(task.jobs().items(config, "entrypoint"));
    words.addAll(task.jobs().items(config, "args"));
    task.jobs().value(config, "command").ifPresent(words::add);
    boolean stops =
        words.stream()
            .flatMap(word -> task.jobs().text(word).stream())
            .anyMatch(DumpScripts::isStop);
    words.forEach(
        word ->
            JobText.of(task.jobs().value(word)).ifPresent(text -> found.addAll(of(text, stops))));
  }

  private static List<DumpScript> of(JobText script, boolean stops) {
    String text = script.text();
    return text.contains(DUMP) && text.indexOf(' ') >= 0
        ? DumpScript.in(text, stops, (from, word) -> place(script, from, word))
        : List.of();
  }

  private static Span place(JobText script, int from, String word) {
    return script.place(from, from + word.length());
  }

  private static boolean isStop(String word) {
    return word.matches("(?s)(\\S*sh +)?-[a-z]*e[a-z]*( .*)?");
  }
}

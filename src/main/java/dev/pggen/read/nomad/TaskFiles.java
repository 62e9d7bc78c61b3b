package dev.pggen.read.nomad;

import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the templates of one task write: files in its directory, and files with secrets. */
final class TaskFiles {
  private static final String LOCAL = "local/";
  private static final String SECRETS = "secrets/";

  private final Map<String, SourceFile> local = new TreeMap<>();
  private final Map<SourceFile, HclTemplate> sources = new IdentityHashMap<>();
  private final List<Written> written = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();

  /**
   * A template.
   *
   * @param destination below the task's directory
   * @param env whether its lines become variables
   * @param span of the block's destination
   */
  record Written(String destination, boolean env, Span span) {
    Optional<String> secret() {
      return destination.startsWith(SECRETS)
          ? Optional.of(destination.substring(SECRETS.length()))
          : Optional.empty();
    }

    Optional<String> output() {
      return destination.startsWith(LOCAL)
          ? Optional.of(destination.substring(LOCAL.length()))
          : Optional.empty();
    }
  }

  /**
   * A file whose text stands in the job, with what is put into it as it is written.
   *
   * @param path below the task's directory, or below {@code local/}
   */
  record Given(String path, HclTemplate text) {}

  TaskFiles(Section task) {
    for (Section template : task.all("template")) {
      Optional<String> destination =
          template
              .text("destination")
              .map(d -> d.replace("${NOMAD_TASK_DIR}", "local"))
              .map(d -> d.replaceFirst("^/(?=local/|secrets/)", ""));
      if (destination.isPresent()) {
        boolean env = template.get("env").flatMap(template::truth).orElse(false);
        Span span = template.body().attribute("destination").orElseThrow().span();
        Written one = new Written(destination.get(), env, span);
        written.add(one);
        if (!env && template.get("data").orElse(null) instanceof HclTemplate text) {
          given.add(new Given(one.output().orElse(one.destination()), text));
        }
        one.output().ifPresent(path -> text(path, template.get("data")));
      }
    }
  }

  private void text(String path, Optional<HclExpression> data) {
    if (data.isPresent() && data.get() instanceof HclTemplate template) {
      template
          .text()
          .ifPresent(
              text -> {
                SourceFile file = SourceFile.of(path, text);
                local.put(path, file);
                sources.put(file, template);
              });
    }
  }

  List<Written> written() {
    return written;
  }

  List<Given> given() {
    return given;
  }

  /** The files without secrets, by their path below {@code local}. */
  FileSet files() {
    return FileSet.of(local);
  }

  /** Where in the job a part of such a file stands. */
  Span inJob(Span span) {
    HclTemplate template = sources.get(span.file());
    if (template == null) {
      return span;
    }
    String text = span.file().text();
    int from = offset(text, span.line(), span.column());
    int to = offset(text, span.endLine(), span.endColumn());
    return template.part(from, Math.max(from, to));
  }

  private static int offset(String text, int line, int column) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
    }
    int left = column - 1;
    while (left-- > 0 && at < text.length()) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }
}

package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclFile;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTemplatePart;
import dev.pggen.hcl.HclTuple;
import dev.pggen.hcl.HclValues;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways through a file with jobs of Nomad. What a value stands for is empty where nobody knows. */
final class Jobs {
  private final HclFile file;
  private final HclValues values;

  private Jobs(HclFile file) {
    this.file = file;
    this.values = new HclValues(file.body());
  }

  /** The jobs of a file; other files in HCL have none. */
  static Jobs of(HclFile file) {
    return new Jobs(file);
  }

  /** Whether Terraform, or another program, still puts values in. */
  boolean isFilledIn() {
    return file.isFilledIn();
  }

  /** Whether a tool that writes jobs from templates, like Nomad Pack or Levant, still reads it. */
  boolean isTemplate() {
    return file.file().text().contains("[[");
  }

  /** All that the file says. */
  HclBody body() {
    return file.body();
  }

  /**
   * Tasks that are placed together.
   *
   * @param job where it stands
   * @param block its own
   */
  record Group(HclBlock job, HclBlock block) {
    HclBody body() {
      return block.body();
    }
  }

  /** The groups of all jobs. */
  List<Group> groups() {
    List<Group> all = new ArrayList<>();
    for (HclBlock job : file.body().blocks("job")) {
      job.body().blocks("group").forEach(group -> all.add(new Group(job, group)));
    }
    return all;
  }

  /** The tasks of a group. */
  List<JobTask> tasks(Group group) {
    return group.body().blocks("task").stream().map(t -> new JobTask(this, group, t)).toList();
  }

  /** The tasks of all groups. */
  Stream<JobTask> tasks() {
    return groups().stream().flatMap(group -> tasks(group).stream());
  }

  /** A block's first label, or nothing. */
  static String label(HclBlock block) {
    return block.labels().isEmpty() ? "" : block.labels().get(0).value();
  }

  /** The first block of a type. */
  static Optional<HclBlock> block(HclBody body, String type) {
    return body.blocks(type).stream().findFirst();
  }

  /** Whether all blocks of a type are written out, so that one which is missing is not there. */
  static boolean tellsAll(HclBody body, String type) {
    return body.blocks("dynamic").stream().noneMatch(d -> label(d).equals(type));
  }

  /** What an argument stands for; empty where it is not given. */
  Optional<HclExpression> value(HclBody body, String name) {
    return body.attribute(name).map(HclAttribute::value).map(values::of);
  }

  /** What an expression stands for; itself where nobody knows better. */
  HclExpression value(HclExpression written) {
    return values.of(written);
  }

  /** The text of an argument; numbers and truths are text as well. */
  Optional<String> text(HclBody body, String name) {
    return body.attribute(name).map(HclAttribute::value).flatMap(this::text);
  }

  /** The text of an expression, if neither the job nor a client puts something into it. */
  Optional<String> text(HclExpression written) {
    HclExpression known = values.of(written);
    if (known instanceof HclExpression.Number number) {
      return Optional.of(number.digits());
    }
    if (known instanceof HclExpression.Bool bool) {
      return Optional.of(Boolean.toString(bool.value()));
    }
    return known.text().filter(text -> !text.contains("${") && !text.contains("%{"));
  }

  /** A text with a star for each part that is not known. */
  String outline(HclExpression written) {
    HclExpression known = values.of(written);
    Optional<String> text = text(known);
    if (text.isPresent() || !(known instanceof HclTemplate template)) {
      return text.orElse("*");
    }
    StringBuilder outline = new StringBuilder();
    for (HclTemplatePart part : template.parts()) {
      outline.append(part instanceof HclTemplatePart.Literal literal ? literal.text() : "*");
    }
    return outline.toString();
  }

  /** What is written in a block, in small letters. */
  static String written(HclBlock block) {
    Span span = block.span();
    StringBuilder text = new StringBuilder();
    for (int line = span.line(); line <= span.endLine(); line++) {
      text.append(span.file().line(line).toLowerCase(Locale.ROOT)).append('\n');
    }
    return text.toString();
  }

  /** Whether an argument is surely true. */
  boolean isTrue(HclBody body, String name) {
    return text(body, name).filter("true"::equals).isPresent();
  }

  /** A whole number. */
  Optional<Long> number(HclBody body, String name) {
    return text(body, name).filter(Jobs::isWhole).map(Long::valueOf);
  }

  private static boolean isWhole(String text) {
    return !text.isEmpty()
        && text.length() < 19
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The items of a list as they are written; empty where there is no list. */
  List<HclExpression> items(HclBody body, String name) {
    return value(body, name)
        .filter(HclTuple.class::isInstance)
        .map(list -> ((HclTuple) list).items())
        .orElse(List.of());
  }

  /** Whether an argument is missing or a list whose texts are all known. */
  boolean isKnownList(HclBody body, String name) {
    Optional<HclExpression> value = value(body, name);
    return value.isEmpty()
        || value.get() instanceof HclTuple list
            && list.items().stream().allMatch(item -> text(item).isPresent());
  }
}

package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A container that dumps the database brings the tools of an older major. */
public final class Pg408ClientOlderThanServer implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG408",
          "client-older-than-server",
          Severity.ERROR,
          "`pg_dump` refuses a server that is newer than itself: the backup fails every night");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    List<Workload> dumping = stack.servers().isEmpty() ? List.of() : dumping(stack);
    for (Server server : dumping.isEmpty() ? List.<Server>of() : stack.servers()) {
      int wanted = server.major().ifKnown().orElse(0);
      for (Workload workload : dumping) {
        int major = major(workload);
        if (major < wanted) {
          found.add(finding(workload, major, wanted));
        }
      }
    }
    return found.stream();
  }

  /** Those whose tag tells the major of their tools. */
  private static List<Workload> dumping(Stack stack) {
    List<Workload> dumping = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      Fact<ImageRef> image = workload.image();
      boolean own = workload.role() == Workload.Role.APP || workload.role() == Workload.Role.INIT;
      if (own
          && image.isKnown()
          && image.origin().span().isPresent()
          && major(workload) > 0
          && dumps(workload)) {
        dumping.add(workload);
      }
    }
    return dumping;
  }

  private static Finding finding(Workload workload, int major, int wanted) {
    ImageRef image = workload.image().value();
    Span span = workload.image().origin().span().orElseThrow();
    Finding finding =
        INFO.at(
            span,
            "`"
                + workload.name()
                + "` dumps with tools of PostgreSQL "
                + major
                + ", and the server is "
                + wanted);
    String rest = image.tag().substring(Integer.toString(major).length());
    if (rest.startsWith(".") || image.digest().isPresent()) {
      return finding.help("use a tag of this image that begins with " + wanted);
    }
    String newer = image.repository() + ":" + wanted + rest;
    Finding helped = finding.help("use `" + newer + "`, and see it dump once");
    return Written.is(span, image.toString())
        ? helped.fix(Fix.unsafe("dump with tools of " + wanted, new Fix.Replace(span, newer)))
        : helped;
  }

  /** A tool that does nothing else, or the server's image with such a command. */
  private static boolean dumps(Workload workload) {
    if (ImageNotes.of(workload.image().value(), ImageNotes.Kind.CLIENT).isEmpty()) {
      return false;
    }
    if (!workload.image().value().repository().endsWith("/postgres")) {
      return true;
    }
    return names(workload.launch().command()) || names(workload.launch().entrypoint());
  }

  private static boolean names(Fact<List<String>> words) {
    if (words.isKnown()) {
      for (String word : words.value()) {
        if (word.contains("pg_dump")) {
          return true;
        }
      }
    }
    return false;
  }

  /** The number with which a tag begins; 0 if with none. */
  private static int major(Workload workload) {
    String tag = workload.image().value().tag();
    int end = 0;
    while (end < tag.length() && end < 3 && Character.isDigit(tag.charAt(end))) {
      end++;
    }
    return end == 0 ? 0 : Integer.parseInt(tag.substring(0, end));
  }
}

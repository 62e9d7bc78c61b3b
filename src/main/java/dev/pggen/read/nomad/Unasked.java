package dev.pggen.read.nomad;

import dev.pggen.hcl.HclBlock;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Origin;
import dev.pggen.stack.ServerImages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether nobody asks a server for its health. */
final class Unasked {
  private static final Healthcheck NONE =
      new Healthcheck(List.of(), Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);
  private static final String WHY = "no service that leads to it has a check";

  private Unasked() {}

  /** What is known of a server, or that all of its group is written out and none of it asks. */
  static Fact<Healthcheck> or(Fact<Healthcheck> read, Placed server) {
    Group group = server.group();
    List<Section> leading = group.leading(server.label(), server.task());
    boolean none =
        !read.isKnown()
            && isWritten(group.body(), "service")
            && isWritten(group.body(), "task")
            && isWritten(server.task(), "service")
            && leading.stream().allMatch(s -> isWritten(s, "check") && s.all("check").isEmpty())
            && leadElsewhere(group, leading)
            && group.body().all("task").stream().noneMatch(Unasked::asks);
    if (!none) {
      return read;
    }
    Optional<Span> service = leading.stream().findFirst().flatMap(s -> s.origin().span());
    return Fact.of(
        NONE, service.map(span -> Origin.decided(WHY, span)).orElseGet(() -> Origin.decided(WHY)));
  }

  /** Services with a check whose port or task nobody knows may be about any task. */
  private static boolean leadElsewhere(Group group, List<Section> services) {
    return group.body().all("service").stream()
        .filter(s -> !s.all("check").isEmpty() && !services.contains(s))
        .allMatch(
            s ->
                s.all("check").stream().allMatch(c -> c.get("task").isEmpty())
                    && (s.text("task").isPresent() || s.text("port").isPresent()));
  }

  /** A task that asks a server itself, or waits with its tools before the others start. */
  private static boolean asks(Section task) {
    Span span = task.body().span();
    boolean before =
        task.first("lifecycle")
            .filter(l -> l.get("sidecar").flatMap(l::truth).filter(yes -> yes).isEmpty())
            .isPresent();
    boolean tools =
        task.first("config")
            .flatMap(c -> c.text("image"))
            .map(ImageRef::parse)
            .filter(ServerImages::holds)
            .isPresent();
    return before && tools
        || IntStream.rangeClosed(span.line(), span.endLine())
            .anyMatch(line -> span.file().line(line).contains("pg_isready"));
  }

  private static boolean isWritten(Section section, String type) {
    return section.body().blocks("dynamic").stream()
        .map(HclBlock::labels)
        .noneMatch(l -> !l.isEmpty() && l.get(0).value().equals(type));
  }
}

package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Size;
import dev.pggen.source.Span;
import dev.pggen.stack.PgSize;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** WAL is kept for readers without an end, or beyond the room that there is. */
public final class Pg804WalKeptWithoutLimit implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG804",
          "wal-kept-without-limit",
          Severity.WARNING,
          "a standby or a subscriber that never comes back makes the server keep WAL until its disk is"
              + " full, and then it stops");

  private static final String LIMIT = "max_slot_wal_keep_size";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      check(stack, server, found);
    }
    return found.stream();
  }

  private static void check(Stack stack, Server server, List<Finding> found) {
    for (Setting setting : Parameters.written(server)) {
      switch (setting.name()) {
        case "wal_level" -> logical(stack, server, setting, found);
        case "max_slot_wal_keep_size" -> {
          String harm = room(stack, server, setting);
          if (!harm.isEmpty()) {
            found.add(
                Parameters.finding(INFO, setting, harm).help("set a part of the volume's size"));
          }
        }
        case "wal_keep_size" -> {
          String harm = room(stack, server, setting);
          if (!harm.isEmpty()) {
            Finding finding =
                Parameters.finding(INFO, setting, harm)
                    .help("take `wal_keep_size` out, or set a part of the volume's size");
            found.add(Parameters.removable(finding, setting));
          }
        }
        default -> {} // the rest keeps no WAL
      }
    }
  }

  /** Who wants logical decoding makes slots, and the server's own default sets them no limit. */
  private static void logical(Stack stack, Server server, Setting setting, List<Finding> found) {
    String limit = Parameters.value(server, LIMIT).orElse("-1").trim();
    String idle = Parameters.value(server, "idle_replication_slot_timeout").orElse("0").trim();
    if (!setting.value().equalsIgnoreCase("logical")
        || !limit.equals("-1")
        || !idle.startsWith("0")) {
      return;
    }
    Span span = setting.origin().span().orElseThrow();
    Finding finding =
        Parameters.finding(INFO, setting, "a replication slot may keep WAL without limit")
            .help(
                "add `"
                    + LIMIT
                    + (stack.isPlanned() ? ": " : " = ")
                    + "4GB`, or what the volume can spare");
    found.add(
        Written.is(span, setting.value())
            ? finding.fix(
                Fix.unsafe(
                    "give up slots that are 4 GB behind",
                    new Fix.Put(span, List.of("postgres", "parameters", LIMIT), "4GB")))
            : finding);
  }

  /** More than the volume holds, where its size is known. */
  private static String room(Stack stack, Server server, Setting setting) {
    Optional<Size> kept = PgSize.parse(setting.value(), "MB");
    Optional<Workload> container = stack.workload(server.workload());
    if (kept.isEmpty() || container.isEmpty()) {
      return "";
    }
    for (Volume volume : stack.volumes()) {
      if (volume.size().isPresent()
          && Mounts.writes(container.get(), volume.name())
          && kept.get().bytes() >= volume.size().get().value().bytes()) {
        return "the volume has " + volume.size().get().value() + " in all";
      }
    }
    return "";
  }
}

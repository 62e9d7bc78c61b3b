package dev.pggen.lint.rule;

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

/** The server accepts TLS that has been broken. */
public final class Pg509WeakTls implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG509",
          "weak-tls",
          Severity.ERROR,
          "whoever sits between client and server can read along or change what is sent");

  /** An empty text means any, down to the oldest. */
  private static final Set<String> OLD = Set.of("tlsv1", "tlsv1.1", "");

  /** Words of OpenSSL's cipher lists, by what is wrong with them. */
  private static final Set<String> OPEN = Set.of("NULL", "ENULL");

  private static final Set<String> ANONYMOUS = Set.of("ANULL", "ADH", "AECDH");
  private static final Set<String> BROKEN =
      Set.of("MD5", "RC4", "DES", "3DES", "EXP", "EXPORT", "LOW", "RC2");

  @Override
  public RuleInfo info() {
    return INFO;
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
    for (Setting setting : Parameters.written(server)) {
      String harm = harm(setting.name(), setting.value());
      if (!harm.isEmpty()) {
        Finding finding =
            Parameters.finding(INFO, setting, harm)
                .help("take `" + setting.name() + "` out: TLS 1.2 with strong ciphers is set");
        found.add(Parameters.removable(finding, setting));
      }
    }
  }

  private static String harm(String name, String value) {
    if (name.equals("ssl_min_protocol_version")) {
      return OLD.contains(value.toLowerCase(Locale.ROOT))
          ? "clients may talk the server down to a protocol that is broken"
          : "";
    }
    if (!name.equals("ssl_ciphers")) {
      return "";
    }
    for (String cipher : value.split("[:, ]")) {
      if (cipher.startsWith("!") || cipher.startsWith("-") || cipher.startsWith("+")) {
        continue;
      }
      for (String part : cipher.split("[-+]")) {
        String harm = harm(part.toUpperCase(Locale.ROOT));
        if (!harm.isEmpty()) {
          return "`" + part + "` " + harm;
        }
      }
    }
    return "";
  }

  private static String harm(String word) {
    if (OPEN.contains(word)) {
      return "encrypts nothing";
    }
    if (ANONYMOUS.contains(word)) {
      return "does not ask who the server is";
    }
    return BROKEN.contains(word) ? "can be broken" : "";
  }
}

package dev.pggen.spec;

import dev.pggen.source.At;

/** Whom a process runs as, and by which signal it is stopped. */
final class Users {
  private static final long MOST = 4_294_967_294L;

  private Users() {}

  /** {@code root}, or {@code uid:gid}; anything else is a finding. */
  static boolean isValid(At<String> user, Findings findings) {
    String text = user.value();
    if (text.equals("root")) {
      return true;
    }
    int colon = text.indexOf(':');
    boolean numbers =
        colon > 0 && isId(text.substring(0, colon)) && isId(text.substring(colon + 1));
    if (numbers && Long.parseLong(text.substring(0, colon)) > 0) {
      return true;
    }
    findings.add(
        ValueRules.USER
            .at(user.span(), Shown.of(text) + (numbers ? " is root" : " is not `uid:gid`"))
            .help(help(text, numbers)));
    return false;
  }

  private static String help(String text, boolean numbers) {
    if (numbers || text.equals("0")) {
      return "write `root`, with a reason under `lint.ignore`, or another user";
    }
    if (isId(text)) {
      return "write both numbers: `\"" + text + ":" + text + "\"`";
    }
    return "two numbers, like `\"1000:1000\"`, or `root`";
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && Long.parseLong(text) <= MOST;
  }

  /** {@code SIGTERM}, {@code SIGRTMIN+3}. */
  static boolean isSignal(String text) {
    if (!text.startsWith("SIG") || text.length() < 5 || text.length() > 12) {
      return false;
    }
    return text.chars()
        .allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-');
  }
}

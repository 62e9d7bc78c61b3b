package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A parameter that trades the data, or its secrets, for something cheaper. */
public final class Pg801DangerousSetting implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG801",
          "dangerous-setting",
          Severity.ERROR,
          "with this value a crash, a full disk or a curious reader costs data");

  private static final Set<String> OFF = Set.of("off", "false", "no", "0");
  private static final Set<String> ON = Set.of("on", "true", "yes", "1");

  /** What goes wrong, by parameter that must not be off. */
  private static final Map<String, String> MUST_BE_ON =
      Map.of(
          "fsync", "a power cut leaves a cluster that cannot be started",
          "full_page_writes", "a torn page after a power cut cannot be repaired",
          "synchronous_commit", "commits that were acknowledged are lost in a crash",
          "autovacuum", "tables bloat until transaction ids run out and the server stops",
          "password_encryption", "passwords are stored in clear text");

  /** What goes wrong, by parameter that must not be on. */
  private static final Map<String, String> MUST_BE_OFF =
      Map.of(
          "zero_damaged_pages", "damaged pages are silently emptied",
          "ignore_checksum_failure", "damaged pages are silently read",
          "ignore_system_indexes", "every query runs without system indexes",
          "allow_system_table_mods", "one statement can destroy the catalogue");

  private static final Map<String, Set<String>> BAD_WORDS =
      Map.of(
          "password_encryption", Set.of("md5"),
          "wal_level", Set.of("minimal"),
          "log_statement", Set.of("ddl", "mod", "all"));

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.servers().stream().flatMap(Pg801DangerousSetting::settings);
  }

  private static Stream<Finding> settings(Server server) {
    return server.settings().ifKnown().orElse(List.of()).stream()
        .flatMap(Pg801DangerousSetting::finding);
  }

  private static Stream<Finding> finding(Setting setting) {
    String value = setting.value().toLowerCase(Locale.ROOT);
    String harm = harm(setting.name(), value);
    if (harm.isEmpty()) {
      return Stream.empty();
    }
    return setting.origin().span().stream()
        .map(
            span ->
                INFO.at(
                        Parameters.place(setting),
                        "`" + setting.name() + " = " + setting.value() + "`: " + harm)
                    .help("take `" + setting.name() + "` out; the default is safe")
                    .fix(Fix.safe("take `" + setting.name() + "` out", new Fix.RemoveEntry(span))));
  }

  private static String harm(String name, String value) {
    if (OFF.contains(value) && MUST_BE_ON.containsKey(name)) {
      return MUST_BE_ON.get(name);
    }
    if (ON.contains(value) && MUST_BE_OFF.containsKey(name)) {
      return MUST_BE_OFF.get(name);
    }
    if (BAD_WORDS.getOrDefault(name, Set.of()).contains(value)) {
      return switch (name) {
        case "password_encryption" -> "md5 passwords can be replayed by whoever reads them";
        case "wal_level" -> "no backup tool can follow the server";
        default -> "passwords in `ALTER ROLE` statements are written to the log";
      };
    }
    return "";
  }
}

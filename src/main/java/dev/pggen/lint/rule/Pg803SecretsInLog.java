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

/** A parameter that writes the text or the values of statements to the log. */
public final class Pg803SecretsInLog implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG803",
          "secrets-in-log",
          Severity.WARNING,
          "logs are kept, shipped and read by more people than the database");

  private static final Set<String> ON = Set.of("on", "true", "yes", "1");

  /** Levels below the default, which is error. */
  private static final Set<String> LOUD =
      Set.of(
          "debug5", "debug4", "debug3", "debug2", "debug1", "debug", "info", "notice", "warning");

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
      String harm = harm(setting.name(), setting.value().toLowerCase(Locale.ROOT).trim());
      if (!harm.isEmpty()) {
        Finding finding =
            Parameters.finding(INFO, setting, harm)
                .help(
                    "take `"
                        + setting.name()
                        + "` out; to look for something, set it in one session");
        found.add(Parameters.removable(finding, setting));
      }
    }
  }

  private static String harm(String name, String value) {
    return switch (name) {
      case "log_min_duration_statement", "auto_explain.log_min_duration" ->
          isNothing(value) ? "every statement is logged with what stands in it" : "";
      case "log_transaction_sample_rate" ->
          value.equals("1") || value.equals("1.0")
              ? "every statement is logged with what stands in it"
              : "";
      case "log_parameter_max_length_on_error" ->
          isNothing(value) ? "" : "values that the application passes are logged at each error";
      case "log_min_error_statement" ->
          LOUD.contains(value)
              ? "a statement is logged for a mere notice, with the passwords that stand in it"
              : "";
      case "pgaudit.log_parameter" ->
          ON.contains(value) ? "values that the application passes are logged" : "";
      default -> "";
    };
  }

  /** Zero, with or without a unit. */
  private static boolean isNothing(String value) {
    return value.startsWith("0")
        && value.chars().noneMatch(c -> c >= '1' && c <= '9')
        && !value.isEmpty();
  }
}

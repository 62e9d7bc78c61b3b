package dev.pggen.plan;

import dev.pggen.stack.Setting;
import java.util.List;
import java.util.Optional;

/**
 * All there is to know about a server parameter.
 *
 * @param name as in pg_settings
 * @param setting its value here with reason, formula and inputs; empty if it is left to the server
 * @param standard the server's own default, with a unit
 * @param unit what a bare number counts; empty for none
 * @param type {@code bool}, {@code integer}, {@code real}, {@code string} or {@code enum}
 * @param context who may set it when, as in pg_settings
 * @param apply what makes a change take effect
 * @param min smallest value, with a unit; empty for none
 * @param max largest value, with a unit; empty for none
 * @param choices values of an enum
 * @param since first major that has it, of those that are known
 * @param until last major that has it, of those that are known
 * @param minorFrom minors that introduced it late
 * @param about the server's own description
 * @param manual address of its paragraph in the manual
 */
public record Explanation(
    String name,
    Optional<Setting> setting,
    String standard,
    String unit,
    String type,
    String context,
    Setting.Apply apply,
    String min,
    String max,
    List<String> choices,
    int since,
    int until,
    List<String> minorFrom,
    String about,
    String manual) {
  public Explanation {
    choices = List.copyOf(choices);
    minorFrom = List.copyOf(minorFrom);
  }

  /** What makes a change take effect, in words. */
  public String applyWords() {
    return switch (apply) {
      case RESTART ->
          context.equals("internal") ? "fixed when the cluster is made" : "needs a restart";
      case RELOAD -> "a reload suffices";
      case NEW_SESSIONS -> "new connections see it after a reload";
    };
  }

  /**
   * The formula with its inputs, like {@code memory / 4, memory = 2GiB}; empty if there is none.
   */
  public String computation() {
    return setting.map(Setting::origin).map(Explanation::computation).orElse("");
  }

  private static String computation(dev.pggen.stack.Origin origin) {
    StringBuilder text = new StringBuilder(origin.formula());
    origin.inputs().forEach((k, v) -> text.append(", ").append(k).append(" = ").append(v));
    return text.toString();
  }
}

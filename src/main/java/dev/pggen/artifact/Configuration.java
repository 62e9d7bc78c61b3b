package dev.pggen.artifact;

import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The directory {@code postgres/}: settings, rules for connections, user names. */
final class Configuration {
  private Configuration() {}

  static List<OutputFile> of(Parts parts) {
    return List.of(settings(parts), hba(parts), ident());
  }

  private static OutputFile settings(Parts parts) {
    Map<String, List<Setting>> groups = SettingGroups.of(parts.server().settings().value());
    Map<String, Object> values = header(parts);
    values.put("major", parts.server().major().value().toString());
    values.put(
        "groups",
        groups.entrySet().stream()
            .map(
                group ->
                    Map.of(
                        "title",
                        group.getKey(),
                        "settings",
                        group.getValue().stream().map(Configuration::setting).toList()))
            .toList());
    String text = Templates.render("postgres/postgresql.conf", values);
    return Reasons.perRule(
        "postgres/postgresql.conf",
        text,
        groups.values().stream().flatMap(List::stream).map(Setting::origin).toList());
  }

  private static List<String> setting(Setting setting) {
    return List.of(setting.name(), setting.value(), reason(setting.origin()));
  }

  private static OutputFile hba(Parts parts) {
    List<HbaRule> rules = parts.server().hba().value();
    Map<String, Object> values = header(parts);
    values.put(
        "rules",
        rules.stream()
            .map(
                rule ->
                    Map.of(
                        "reason", reason(rule.origin()),
                        "type", rule.type(),
                        "databases", rule.databases(),
                        "users", rule.users(),
                        "rest", rest(rule)))
            .toList());
    String text = Templates.render("postgres/pg_hba.conf", values);
    return Reasons.perRule(
        "postgres/pg_hba.conf", text, rules.stream().map(HbaRule::origin).toList());
  }

  /** What follows the users: local rules have no address. */
  private static List<String> rest(HbaRule rule) {
    List<String> words = new ArrayList<>();
    if (!rule.address().isEmpty()) {
      words.add(rule.address());
    }
    words.add(rule.method());
    words.addAll(rule.options());
    return words;
  }

  private static OutputFile ident() {
    return OutputFile.of(
        "postgres/pg_ident.conf",
        Templates.text("postgres/pg_ident.conf"),
        false,
        "the server wants the file, nothing is mapped");
  }

  private static Map<String, Object> header(Parts parts) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("service", parts.stack().name());
    values.put("spec", parts.spec());
    return values;
  }

  /** One line for people. Places in the spec stay out of it: a remark there moves them. */
  private static String reason(Origin origin) {
    return origin.reason().isEmpty() ? "as the spec says" : origin.reason();
  }
}

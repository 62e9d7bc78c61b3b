package dev.pggen.lint.rule;

import dev.pggen.lint.rule.SecretText.Found;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Span;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Secrets in parameters of a server: they end in a file that is given to it. */
final class ParameterSecrets {
  private ParameterSecrets() {}

  /** What parameters hold, but for those of a command line: another rule reads that. */
  static List<Finding> of(Stack stack, RuleInfo rule) {
    List<Finding> findings = new ArrayList<>();
    for (Server server : stack.servers()) {
      for (Setting setting : Parameters.written(server)) {
        Span span = setting.origin().span().orElseThrow();
        if (!isCommand(stack, span)) {
          Places places = new Places(span);
          for (Found found : in(setting)) {
            findings.add(finding(rule, setting, found, places, span));
          }
        }
      }
    }
    return findings;
  }

  private static boolean isCommand(Stack stack, Span span) {
    for (Workload workload : stack.workloads()) {
      if (workload.launch().command().origin().span().equals(Optional.of(span))) {
        return true;
      }
    }
    return false;
  }

  /** The server's own parameters are never secrets themselves, those of an application may be. */
  private static List<Found> in(Setting setting) {
    List<Found> found =
        new ArrayList<>(Pg103PlaintextSecretInArgv.inArguments(List.of(setting.value())));
    boolean own = setting.name().indexOf('.') > 0;
    if (own && SecretText.names(setting.name()) && SecretText.isValue(setting.value())) {
      found.add(new Found(setting.name(), setting.value()));
    }
    return found;
  }

  private static Finding finding(
      RuleInfo rule, Setting setting, Found found, Places places, Span span) {
    boolean whole = found.name().equals(setting.name());
    String what =
        found.name().isEmpty()
            ? "a URL with its password"
            : (whole ? "a secret" : "the value of `" + found.name() + "`") + " in plain text";
    return rule.at(
            places.next(whole ? "" : found.name(), found.value()).orElse(Within.line(span)),
            "`" + setting.name() + "` holds " + what)
        .mask()
        .help(
            "name a file instead that holds it and lies on the host alone, like `passfile=` in a"
                + " connection; then change the value, for it is known now");
  }
}

package dev.pggen.lint.rule;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Span;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Server parameters as somebody wrote them; what pggen derived is left out. */
final class Parameters {
  private Parameters() {}

  /** Those with a place and without a formula, lower-case values aside as they were written. */
  static List<Setting> written(Server server) {
    List<Setting> written = new ArrayList<>();
    if (server.settings().isKnown()) {
      for (Setting setting : server.settings().value()) {
        if (setting.origin().span().isPresent() && setting.origin().formula().isEmpty()) {
          written.add(setting);
        }
      }
    }
    return written;
  }

  /** The value of a parameter, whoever chose it; the last one wins, as in the server. */
  static Optional<String> value(Server server, String name) {
    Optional<String> value = Optional.empty();
    if (server.settings().isKnown()) {
      for (Setting setting : server.settings().value()) {
        value = setting.name().equals(name) ? Optional.of(setting.value()) : value;
      }
    }
    return value;
  }

  /** Where one stands: its value, or of a command line the word that sets it. */
  static Span place(Setting setting) {
    Span span = setting.origin().span().orElseThrow();
    String value = "=" + setting.value();
    return Within.find(span, setting.name() + value)
        .or(() -> Within.find(span, setting.name().replace('_', '-') + value))
        .orElse(span);
  }

  /** A finding about one, at its value. */
  static Finding finding(RuleInfo rule, Setting setting, String harm) {
    return rule.at(place(setting), "`" + setting.name() + " = " + setting.value() + "`: " + harm);
  }

  /** The same finding with the fix that takes the parameter out, where it stands by itself. */
  static Finding removable(Finding finding, Setting setting) {
    return Written.is(finding.span(), setting.value())
        ? finding.fix(
            Fix.safe("take `" + setting.name() + "` out", new Fix.RemoveEntry(finding.span())))
        : finding;
  }
}

package dev.pggen.plan;

import dev.pggen.stack.Origin;
import dev.pggen.stack.Parameter;
import dev.pggen.stack.Setting;
import dev.pggen.stack.VersionMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects settings in the order in which they are written, each with its reason. */
final class Decisions {
  private final int major;
  private final List<Setting> settings = new ArrayList<>();

  Decisions(int major) {
    this.major = major;
  }

  /** A value that depends on nothing. */
  void pin(String name, String value, String reason) {
    add(name, value, Origin.decided(reason));
  }

  /** A value that comes of a formula; the inputs are written as the formula names them. */
  void compute(
      String name, String value, String reason, String formula, Map<String, String> inputs) {
    add(name, value, Origin.decided(reason).computed(formula, inputs));
  }

  List<Setting> settings() {
    return List.copyOf(settings);
  }

  private void add(String name, String value, Origin origin) {
    Setting.Apply apply =
        VersionMatrix.parameter(name, major)
            .map(Parameter::apply)
            .orElse(Setting.Apply.RELOAD); // of an extension: its library is loaded by then
    settings.add(new Setting(name, value, apply, origin));
  }

  /** Names and values by turns, in order. */
  static Map<String, String> inputs(Object... namesAndValues) {
    Map<String, String> inputs = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      inputs.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
    }
    return inputs;
  }
}

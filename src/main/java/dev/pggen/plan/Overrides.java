package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Parameter;
import dev.pggen.stack.Setting;
import dev.pggen.stack.VersionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the user's parameters in the place of ours, after checking what the server would check. */
final class Overrides {
  private final Image image;
  private final List<Finding> findings;

  Overrides(Image image, List<Finding> findings) {
    this.image = image;
    this.findings = findings;
  }

  /** The settings with the user's values; wrong ones are findings and change nothing. */
  List<Setting> apply(List<Setting> ours, Map<At<String>, At<String>> parameters) {
    List<Setting> all = new ArrayList<>(ours);
    ParameterCheck check = new ParameterCheck(image, findings);
    parameters.forEach(
        (name, value) -> check.accept(name, value).ifPresent(text -> put(all, name, value, text)));
    return List.copyOf(all);
  }

  private void put(List<Setting> all, At<String> name, At<String> value, String text) {
    String wanted = name.value().toLowerCase(Locale.ROOT);
    Setting.Apply apply =
        VersionMatrix.parameter(wanted, image.major())
            .map(Parameter::apply)
            .orElse(Setting.Apply.RELOAD);
    String official =
        VersionMatrix.parameter(wanted, image.major()).map(Parameter::name).orElse(wanted);
    for (int i = 0; i < all.size(); i++) {
      Setting ours = all.get(i);
      if (ours.name().equalsIgnoreCase(wanted)) {
        all.set(
            i,
            new Setting(
                ours.name(),
                text,
                apply,
                Origin.decided("the spec says so, instead of " + ours.value(), value.span())));
        return;
      }
    }
    all.add(new Setting(official, text, apply, Origin.written(value.span())));
  }
}

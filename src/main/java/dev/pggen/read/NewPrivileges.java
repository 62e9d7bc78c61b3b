package dev.pggen.read;

import dev.pggen.stack.Fact;
import java.util.List;

/** Whether the security options of a container keep set-uid programs from gaining anything. */
public final class NewPrivileges {
  private static final String DEFAULT = "Docker's default";

  private NewPrivileges() {}

  /** What options say; where they are about something else, all known, Docker's default holds. */
  public static Fact<Boolean> of(Fact<List<String>> options) {
    if (!options.isKnown()) {
      return new Fact.Unknown<>(options.origin());
    }
    List<String> all = options.value();
    return all.stream().noneMatch(o -> o.contains("no-new-privileges"))
        ? new Fact.Known<>(false, options.origin().because(DEFAULT))
        : Fact.of(
            all.stream().anyMatch(o -> o.matches("no-new-privileges([:=]true)?")),
            options.origin());
  }
}

package dev.pggen.lint.rule;

import dev.pggen.lint.EstateRule;
import java.util.List;

/** Every rule about what several stacks share. */
public final class EstateRules {
  /** In the order of their ids. */
  public static final List<EstateRule> ALL =
      List.of(
          new Pg201SharedDatabase(),
          new Pg203SharedVolume(),
          new Pg204SharedHostPath(),
          new Pg205SharedHostPort(),
          new Pg206SharedBackupDirectory(),
          new Pg207SharedCredentials(),
          new Pg210SharedDataVolume());

  private EstateRules() {}
}

package dev.pggen.lint.format;

import dev.pggen.lint.Rule;
import java.util.List;

/** Every rule that only an app of TrueNAS can break. */
public final class AppRules {
  /** In the order of their ids. */
  public static final List<Rule> ALL =
      List.of(
          new Pg306LogWithoutLimit(),
          new Pg310StopGraceCut(),
          new Pg941NothingBeside(),
          new Pg942PathOutsidePool(),
          new Pg944AppPage(),
          new Pg945UnfilledVariable(),
          new Pg946NeverStarted(),
          new Pg948SystemUser());

  private AppRules() {}
}

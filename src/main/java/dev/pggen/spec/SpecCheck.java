package dev.pggen.spec;

/** What must hold between the parts of a spec, once each part is right by itself. */
final class SpecCheck {
  private SpecCheck() {}

  static void check(Spec spec, Findings findings) {
    new ReferenceCheck(spec, findings).check();
    FileVariableCheck.check(spec, findings);
    PortCheck.check(spec, findings);
    MountCheck.check(spec, findings);
    ContradictionCheck.check(spec, findings);
    AccessCheck.check(spec.postgres(), findings);
  }
}

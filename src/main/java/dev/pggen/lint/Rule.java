package dev.pggen.lint;

import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;

/** Something that must not be so. A rule says nothing about what it does not know. */
public interface Rule {
  /** What the rule is called and how bad its findings are. */
  RuleInfo info();

  /** Whether a user may suppress its findings. */
  default boolean suppressible() {
    return true;
  }

  /** How bad its findings are in a manifest that was not made from a spec. */
  default Severity elsewhere() {
    return info().severity();
  }

  /** The least strict profile that asks it. */
  default Profile profile() {
    return Profile.DEFAULT;
  }
}

package dev.pggen.target.truenas.catalog;

import org.approvaltests.reporters.JunitReporter;

/** How approvals of this package are kept; read by name. */
public final class PackageSettings {
  /** Approved files stand in a directory of their own. */
  public static final String UseApprovalSubdirectory = "approved";

  /** A difference is the message of the failed test; no tool is started. */
  public static final JunitReporter UseReporter = new JunitReporter();

  private PackageSettings() {}
}

package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.List;

/** The directory of a database is made anew where its dataset is not there. */
public final class Pg949MissingPathMade implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG949",
          "missing-path-made",
          Severity.WARNING,
          "while the pool or disk is locked or not there the server makes an empty database in a"
              + " directory beside it");

  /** Where images of PostgreSQL keep data. */
  private static final String DATA = "/var/lib/postgresql";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    boolean app = file.document().isOf("truenas");
    for (ComposeService service : file.services()) {
      HostBinds.of(service.map()).stream()
          .filter(bind -> bind.made() && !bind.readOnly() && isMounted(bind.path(), app))
          .filter(bind -> bind.target().equals(DATA) || bind.target().startsWith(DATA + "/"))
          .map(Pg949MissingPathMade::finding)
          .map(finding -> app ? finding : finding.severity(Severity.INFO))
          .forEach(found::add);
    }
  }

  /** Where other disks are mounted by custom; on TrueNAS the pools are at one place. */
  private static boolean isMounted(String path, boolean app) {
    return path.startsWith("/mnt/") || !app && path.startsWith("/media/");
  }

  private static Finding finding(HostBinds.Bind bind) {
    return INFO.at(
            bind.span(), "where `" + bind.path() + "` is missing, an empty directory is made")
        .help(
            "write it long: `{type: \"bind\", source: \"PATH\", target: \"PATH\", bind:"
                + " {create_host_path: false}}`");
  }
}

package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.List;
import java.util.Optional;

/** A dump is written into the container that makes it. */
public final class Pg417DumpNotKept implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG417",
          "dump-not-kept",
          Severity.ERROR,
          "what no volume holds goes with the container: after the next `down` or update there is no"
              + " backup");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      if (!service.hasAllMounts()) {
        continue;
      }
      for (DumpScript dump : DumpScripts.of(service)) {
        Optional<String> to =
            dump.file()
                .map(f -> f.replaceFirst("[$`(].*", ""))
                .filter(f -> f.matches("/[\\w.-]+/.*") && !f.startsWith("/dev/"));
        if (to.isPresent() && !dump.uploads() && !isHeld(service, to.get())) {
          found.add(finding(service, dump, to.get()));
        }
      }
    }
  }

  /** A variable in a mount's place leaves open what is there. */
  private static boolean isHeld(ComposeService service, String path) {
    for (ComposeMount mount : ComposeMount.of(service)) {
      if (mount.target().indexOf('$') >= 0 || mount.holds(path)) {
        return true;
      }
    }
    return false;
  }

  private static Finding finding(ComposeService service, DumpScript dump, String path) {
    String directory = path.substring(0, path.lastIndexOf('/'));
    return INFO.at(
            dump.place(path, dump.from()),
            "the dumps of `" + service.name() + "` lie in the container itself")
        .help("mount a directory of another disk at `" + directory + "`");
  }
}

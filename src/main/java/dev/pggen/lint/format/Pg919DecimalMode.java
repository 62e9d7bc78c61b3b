package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBody;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file mode that is written as octal, and read as decimal. */
public final class Pg919DecimalMode implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG919",
          "decimal-mode",
          Severity.WARNING,
          "HCL has no octal numbers: a zero in front changes nothing, and the file gets other rights");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    jobs.tasks()
        .flatMap(task -> task.docker().stream())
        .flatMap(config -> Stream.of("mount", "mounts").flatMap(n -> config.blocks(n).stream()))
        .flatMap(mount -> mount.body().blocks("tmpfs_options").stream())
        .forEach(options -> mode(jobs, options.body(), found));
    return found;
  }

  private static void mode(Jobs jobs, HclBody options, List<Finding> found) {
    Optional<HclAttribute> mode = options.attribute("mode");
    Optional<String> digits = mode.flatMap(m -> jobs.text(m.value()));
    if (mode.isPresent() && digits.filter(Pg919DecimalMode::isMeantOctal).isPresent()) {
      int meant = Integer.parseInt(digits.get(), 8);
      int read = Integer.parseInt(digits.get());
      found.add(
          INFO.at(
                  mode.get().value().span(),
                  "mode "
                      + digits.get()
                      + " is read as "
                      + Integer.toOctalString(read)
                      + " in octal")
              .help(
                  "write it in decimal: `mode = " + meant + "` is " + digits.get() + " in octal"));
    }
  }

  /** Three or four octal digits, with a zero in front or of the usual modes. */
  private static boolean isMeantOctal(String digits) {
    boolean octal =
        digits.length() >= 3
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '7');
    boolean usual = List.of("700", "750", "755", "770", "775", "777", "1777").contains(digits);
    return octal && (usual || digits.startsWith("0"));
  }
}

package dev.pggen.target.truenas;

import dev.pggen.artifact.OutputFile;
import dev.pggen.artifact.ScriptBundle;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Texts that containers carry in their environment and write into a memory file system before they
 * start: {@code configs} with {@code content} would need a root file system that can be written.
 *
 * <p>A text's first line is its mode and its path. The scripts, the same for each container, are
 * compressed: the middleware takes no message longer than 64 KiB, so they also stand only once.
 */
final class Texts {
  /** Variables with one text each. */
  static final String TEXT = "PGGEN_TEXT_";

  /** The variable with all scripts. */
  static final String SCRIPTS = "PGGEN_SCRIPTS";

  /**
   * Writes them where they belong and becomes what it is told. The variables are gone then: a
   * server hands its environment to every program that it starts.
   */
  static final String UNPACK =
      String.join(
          "; ",
          "set -eo pipefail",
          "umask 022",
          "for v in \"${!PGGEN_TEXT_@}\"",
          "do t=${!v}",
          "h=${t%%$'\\n'*}",
          "printf %s \"${t#*$'\\n'}\" >\"${h#* }\"",
          "chmod \"${h%% *}\" \"${h#* }\"",
          "done",
          "base64 -d <<<\"$PGGEN_SCRIPTS\" | gzip -dc | while IFS= read -r l",
          "do if [[ $l == $'\\x1e'* ]]",
          "then exec 3>\"/etc/pggen/scripts/${l:1}\"",
          "else printf '%s\\n' \"$l\" >&3",
          "fi",
          "done",
          "chmod 0755 /etc/pggen/scripts/*",
          "unset \"${!PGGEN_TEXT_@}\" PGGEN_SCRIPTS",
          "exec \"$@\"");

  private static final String SCRIPT_DIRECTORY = "scripts/";

  private final List<OutputFile> files;
  private final Map<String, SortedMap<Integer, Origin>> lines = new HashMap<>();
  private int number;

  /**
   * For a stack.
   *
   * @param files all that is rendered beside the manifest
   */
  Texts(List<OutputFile> files) {
    this.files = List.copyOf(files);
  }

  /** The variables that stand for a mount. */
  List<EnvVar> variables(Mount mount) {
    String from = ((Mount.OfOutput) mount.source()).path();
    if (from.equals(SCRIPT_DIRECTORY)) {
      return List.of(variable(SCRIPTS, ScriptBundle.text(), mount));
    }
    List<EnvVar> variables = new ArrayList<>();
    for (OutputFile file : files) {
      if (file.path().startsWith(from)) {
        String name = TEXT + ++number;
        String path = mount.target() + "/" + file.path().substring(from.length());
        String head = (file.executable() ? "0555 " : "0444 ") + path + "\n";
        variables.add(variable(name, head + file.text(), mount));
        lines.put(name, lines(file));
      }
    }
    return variables;
  }

  private static EnvVar variable(String name, String text, Mount mount) {
    return new EnvVar(name, Fact.of(Text.of(text), mount.origin()));
  }

  /** Below the line of the key stands the line with the path, and below that the file. */
  private static SortedMap<Integer, Origin> lines(OutputFile file) {
    SortedMap<Integer, Origin> below = new TreeMap<>();
    below.put(1, Origin.decided("mode and path of the text that follows"));
    file.reasons().forEach((line, why) -> below.put(line + 1, why));
    return below;
  }

  /** Why each line of a variable's text is there; none for an ordinary variable. */
  SortedMap<Integer, Origin> lines(String variable) {
    return lines.getOrDefault(variable, new TreeMap<>());
  }
}

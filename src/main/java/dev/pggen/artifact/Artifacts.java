package dev.pggen.artifact;

import dev.pggen.stack.AppFile;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a stack that are the same on every runtime: configuration, init scripts, scripts of
 * the containers, files of the applications, host scripts and runbook.
 */
public final class Artifacts {
  private Artifacts() {}

  /** Loads what the first file would wait for: the template engine, and digests. */
  public static void warmUp() {
    Templates.warmUp();
    StartDigest.sha256("");
  }

  /**
   * All shared files, sorted by path. The target adds its manifests.
   *
   * @param stack as planned: one server, nothing unknown
   * @param commands how an operator speaks to the runtime
   */
  public static List<OutputFile> of(Stack stack, Commands commands) {
    Parts parts = Parts.of(stack);
    // First what has no values in it: the template engine may still be starting.
    List<OutputFile> files = new ArrayList<>(Scripts.of(stack));
    stack.appFiles().forEach(file -> files.add(appFile(file)));
    List<OutputFile> configuration = Configuration.of(parts);
    files.addAll(configuration);
    files.addAll(InitScripts.of(parts));
    BuildFiles.of(parts).ifPresent(files::add);
    files.addAll(identity(parts));
    files.addAll(HostScripts.of(parts, commands, configuration));
    files.add(Runbook.of(parts, commands));
    files.add(
        Reasons.fromComments(
            ".gitignore", Templates.text("gitignore"), false, "# ", "keeps secrets out"));
    files.sort(Comparator.comparing(OutputFile::path));
    return List.copyOf(files);
  }

  /** Gives the uid of the containers the name postgres, which initdb and peer look for. */
  private static List<OutputFile> identity(Parts parts) {
    Map<String, String> values =
        Map.of("uid", Long.toString(parts.user().uid()), "gid", Long.toString(parts.user().gid()));
    String reason = "initdb and peer authentication want a name for the uid of the server";
    return List.of(
        OutputFile.of(
            "identity/passwd", Templates.render("identity/passwd", values), false, reason),
        OutputFile.of("identity/group", Templates.render("identity/group", values), false, reason));
  }

  private static OutputFile appFile(AppFile file) {
    boolean executable = (Integer.parseInt(file.mode(), 8) & 0111) != 0;
    TreeMap<Integer, Origin> reasons = new TreeMap<>(Map.of(1, file.origin()));
    return new OutputFile(file.path(), file.text(), executable, reasons);
  }
}

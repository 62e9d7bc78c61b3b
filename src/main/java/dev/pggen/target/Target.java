package dev.pggen.target;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Result;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.yaml.YamlMap;
import java.util.List;

/**
 * A runtime to which stacks are sent. It writes down what a stack says and decides nothing: what
 * differs between runtimes stands in its profile, where {@code plan} reads it.
 */
public interface Target {
  /** What the runtime can hold. Its id is the key below {@code targets:} and the directory. */
  TargetProfile profile();

  /**
   * Every file of the stack for this runtime, sorted by path.
   *
   * @param stack planned with this target's profile
   */
  List<OutputFile> render(Stack stack);

  /**
   * The same with the user's merge patch (RFC 7396) on the manifest's document tree.
   *
   * @param patch as written below {@code targets.<id>.patch}
   * @return no files if a path of the patch matches nothing, or a key means nothing to the runtime;
   *     files with errors if the patch reaches the database, which a spec may ignore with a reason
   */
  Result<List<OutputFile>> render(Stack stack, YamlMap patch);

  /** What an operator does with the rendered directory, once it is ready: a line each. */
  List<String> start();

  /** What comes before the steps of a rotation, once secrets are written: a line each. */
  List<String> bring();

  /**
   * Runs a script in a server's container.
   *
   * @param service its name
   */
  String tell(String service, String server, String script);

  /** Makes containers read their secrets anew. */
  String recreate(String service, List<String> containers);

  /** The file among the rendered ones that the runtime is given, like {@code compose.yaml}. */
  String manifest();
}

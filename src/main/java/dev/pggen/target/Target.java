package dev.pggen.target;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Result;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.Weakening;
import dev.pggen.yaml.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A runtime to which stacks are sent. It writes down what a stack says and decides nothing: what
 * differs between runtimes stands in its profile, where {@code plan} reads it.
 */
public interface Target {
  /**
   * The same runtime as one spec uses it.
   *
   * @param written what stands below {@code targets.<id>}, as the schema has let it through
   */
  default Target configured(YamlMap written) {
    return this;
  }

  /** Other forms that the spec asks for, in a fixed order. */
  default List<Form> forms() {
    return List.of();
  }

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

  /**
   * Files with values of secrets that an operator brings to the runtime, for one that keeps them
   * itself. They are never rendered.
   *
   * @param values by name of the secret; those that nobody has made yet are missing
   * @return text by path below the directory of secrets, for its owner alone
   */
  default SortedMap<String, String> carried(Stack stack, Map<String, String> values) {
    return new TreeMap<>();
  }

  /**
   * What brings new values of secrets into a running stack, in order.
   *
   * @param server name of the server's container, if it has to be told
   * @param program that tells it, inside its container
   * @param consumers containers that have to see new values
   * @param consumersFirst whether consumers can use them before the server does
   */
  List<String> rotation(
      Stack stack,
      Optional<String> server,
      String program,
      List<String> consumers,
      boolean consumersFirst);

  /**
   * All ways in which the runtime gives less than specs say, or gives it otherwise: for each kind
   * that its profile calls weaker, and for single values of other kinds.
   */
  List<Weakening> weakenings();

  /**
   * What of this stack the runtime weakens or ignores, sorted; each by one of {@link #weakenings}.
   *
   * @param stack planned with this target's profile
   */
  List<Loss> losses(Stack stack);

  /** What an operator does with the rendered directory, once it is ready: a line each. */
  List<String> start();

  /** The file among the rendered ones that the runtime is given, like {@code compose.yaml}. */
  String manifest();
}

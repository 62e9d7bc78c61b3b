package dev.pggen.target;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Result;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import java.util.List;

/**
 * A further form in which a runtime takes a stack, beside its manifest. It is planned by itself,
 * with a profile that says what this form can hold.
 */
public interface Form {
  /**
   * Key below {@code targets.<id>} that asks for it, and the directory of its files. What stands
   * there below {@code spec} changes the spec for this form alone.
   */
  String key();

  /** What this form can hold; its id is the target's. */
  TargetProfile profile();

  /**
   * Every file, sorted by path, all below {@link #key}.
   *
   * @param stack planned with this form's profile
   * @return no files if the form cannot have what the stack or its settings say
   */
  Result<List<OutputFile>> render(Stack stack);

  /** What of this stack the form weakens or ignores, sorted. */
  List<Loss> losses(Stack stack);

  /** What an operator does with the rendered directory: a line each. */
  List<String> start(Stack stack);
}

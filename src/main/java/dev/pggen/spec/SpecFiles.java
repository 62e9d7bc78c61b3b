package dev.pggen.spec;

import dev.pggen.source.SourceFile;
import java.util.Optional;

/** The files beside a spec, within its repository and within limits. */
public interface SpecFiles {

  /** What came of asking for a file. */
  sealed interface Answer {}

  /**
   * The file is there.
   *
   * @param file its text and the name under which it is reported
   */
  record Found(SourceFile file) implements Answer {}

  /**
   * It cannot be had.
   *
   * @param escape whether it lies outside of the repository
   * @param why lower case, to be put behind the file's name
   * @param help the next step
   */
  record Refused(boolean escape, String why, String help) implements Answer {}

  /**
   * A file named in another one.
   *
   * @param from the file in which the name is written
   * @param name relative to that file
   */
  Answer read(SourceFile from, String name);

  /**
   * Why a file may not be named; nothing if it may. The file itself is not looked at.
   *
   * @param from the file in which the name is written
   * @param name relative to that file
   */
  Optional<Refused> refuses(SourceFile from, String name);

  /** The nearest {@code pggen.defaults.yaml} from the spec's directory up, if there is any. */
  Optional<Answer> nearestDefaults();
}

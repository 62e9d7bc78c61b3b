package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every part of the binder needs, and the files that were read on the way.
 *
 * @param interpolation puts variables in
 * @param files beside the spec
 * @param findings so far
 * @param inputs files that were read, in order
 */
record Binding(
    Interpolation interpolation, SpecFiles files, Findings findings, List<SourceFile> inputs) {
  private static final int INT_DIGITS = 9;

  Binding(Interpolation interpolation, SpecFiles files, Findings findings) {
    this(interpolation, files, findings, new ArrayList<>());
  }

  At<String> word(YamlScalar scalar) {
    return new At<>(interpolation.plain(scalar), scalar.span());
  }

  /** Nothing if it is no whole number, or one that the schema has refused for its size. */
  Optional<At<Integer>> integer(YamlScalar scalar) {
    if (interpolation.kind(scalar) != YamlScalar.Kind.INTEGER) {
      return Optional.empty();
    }
    At<String> word = word(scalar);
    return word.value().length() <= INT_DIGITS
        ? Optional.of(word.map(Integer::valueOf))
        : Optional.empty();
  }

  /** A file named in the spec. */
  Optional<SourceFile> read(At<String> name) {
    SpecFiles.Answer answer = files.read(name.span().file(), name.value());
    if (answer instanceof SpecFiles.Refused refused) {
      findings.add(DefaultsFile.refusal(refused, name.value(), name.span()));
      return Optional.empty();
    }
    SourceFile file = ((SpecFiles.Found) answer).file();
    inputs.add(file);
    return Optional.of(file);
  }
}

package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.artifact.OutputFile;
import dev.pggen.read.Readers;
import dev.pggen.read.StackReader;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Law 1: what is rendered reads back as it was, or is unknown where the loss table says so. */
final class RoundTripTest {
  @TestFactory
  Stream<DynamicTest> everySampleReadsBack() {
    return Targets.ALL.stream()
        .flatMap(
            t ->
                Samples.names().stream()
                    .map(name -> dynamicTest(t.profile().id() + " " + name, () -> hold(t, name))));
  }

  private static void hold(Target target, String name) {
    Stack stack = Samples.stack(name, target.profile());
    Set<FactKind> losses = target.profile().losses().keySet();
    StackFacts said = StackFacts.of(stack).only(kind -> !losses.contains(kind));
    StackFacts read = StackFacts.of(read(target, target.render(stack)));
    assertEquals("", String.join("\n", said.differences(read)));
  }

  private static Stack read(Target target, List<OutputFile> files) {
    StackReader reader = Readers.of(target.profile().id()).orElseThrow();
    SourceFile manifest = Samples.files(files).file(target.manifest()).orElseThrow();
    return reader.read(manifest, Samples.files(files)).value().orElseThrow();
  }
}

package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.artifact.OutputFile;
import dev.pggen.lint.Profile;
import dev.pggen.read.nomad.NomadReader;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Both laws for every sample in each way in which Nomad can be told to run it. */
final class NomadVariantLawsTest {
  private static Runtime runtime(String variant) {
    return new Runtime(NomadVariants.target(variant), new NomadReader());
  }

  private static Stream<DynamicTest> each(String law, Held held) {
    return NomadVariants.names().stream()
        .flatMap(
            variant ->
                Samples.names().stream()
                    .map(
                        sample ->
                            dynamicTest(
                                law + " " + variant + " " + sample,
                                () -> held.of(runtime(variant), sample))));
  }

  private interface Held {
    void of(Runtime runtime, String sample);
  }

  @TestFactory
  Stream<DynamicTest> everySampleReadsBack() {
    return each("reads back", NomadVariantLawsTest::readsBack);
  }

  private static void readsBack(Runtime runtime, String sample) {
    Set<FactKind> losses = runtime.target().profile().losses().keySet();
    Stack planned = runtime.planned(sample);
    StackFacts said = StackFacts.of(planned).only(kind -> !losses.contains(kind));
    assertEquals(List.of(), said.differences(StackFacts.of(runtime.readBack(planned))));
  }

  @TestFactory
  Stream<DynamicTest> everySampleIsClean() {
    return Arrays.stream(Profile.values())
        .flatMap(
            profile ->
                each(
                    profile.label(),
                    (runtime, sample) -> SelfLintTest.hold(profile, runtime, sample)));
  }

  /** A variant that changes nothing would prove nothing. */
  @Test
  void eachChangesWhatIsRendered() {
    assertFalse(NomadVariants.names().isEmpty());
    Runtime plain = new Runtime(new dev.pggen.target.nomad.NomadTarget(), new NomadReader());
    List<String> texts = texts(plain);
    for (String variant : NomadVariants.names()) {
      assertNotEquals(texts, texts(runtime(variant)), variant);
    }
  }

  private static List<String> texts(Runtime runtime) {
    return runtime.target().render(runtime.planned("gitea")).stream()
        .map(OutputFile::text)
        .toList();
  }
}

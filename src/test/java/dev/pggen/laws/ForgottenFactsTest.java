package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.laws.Components.Component;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What law 1 sees: each component of a stack's records that a reader forgets or gets wrong makes
 * the round trip of a sample fail, or the loss table names its kind. A new component fails here
 * until a row of {@link StackFacts} holds it, or a line below says why none does.
 */
final class ForgottenFactsTest {
  private static final Map<String, String> WITHOUT_ROW =
      Map.ofEntries(
          Map.entry("AppFile.mode", "a file's own text, which no fact of a manifest is"),
          Map.entry("AppFile.path", "a file's own text, which no fact of a manifest is"),
          Map.entry("AppFile.text", "a file's own text, which no fact of a manifest is"),
          Map.entry("Backup.sameDisk", "no sample says it"),
          Map.entry("EnvVar.expression", "what comes from outside, which no plan writes"),
          Map.entry("Expression.Literal.text", "what comes from outside, which no plan writes"),
          Map.entry(
              "Expression.Reference.fallback", "what comes from outside, which no plan writes"),
          Map.entry("Expression.Reference.name", "what comes from outside, which no plan writes"),
          Map.entry("Expression.Reference.source", "what comes from outside, which no plan writes"),
          Map.entry("Expression.Reference.text", "what comes from outside, which no plan writes"),
          Map.entry("Expression.parts", "what comes from outside, which no plan writes"),
          Map.entry("Hardening.Shared.ipc", "a row only where it is given, which no plan does"),
          Map.entry("Hardening.Shared.network", "the row of its mode tells it"),
          Map.entry("Hardening.Shared.pid", "a row only where it is given, which no plan does"),
          Map.entry(
              "Hardening.Shared.privileged", "a row only where it is given, which no plan does"),
          Map.entry("HbaRule.options", "no sample says it"),
          Map.entry("ImageBuild.base", "no sample says it"),
          Map.entry("ImageBuild.dockerfile", "no sample says it"),
          Map.entry("ImageBuild.packages", "no sample says it"),
          Map.entry("ImageBuild.plain", "no sample says it"),
          Map.entry("ImageBuild.user", "no sample says it"),
          Map.entry("ImageRef.digest", "no sample says it"),
          Map.entry("ImageTraits.written", "what comes from outside, which no plan writes"),
          Map.entry(
              "Mount.OfHost.backup", "how others back a directory up, which no manifest says"),
          Map.entry("Port.name", "no runtime obeys it"),
          Map.entry("Secret.Tls.file", "no sample says it"),
          Map.entry("Server.InitScript.file", "no sample says it"),
          Map.entry("Server.InitScript.name", "no sample says it"),
          Map.entry("Server.initScripts", "no sample says it"),
          Map.entry("Setting.apply", "follows from the setting's name"),
          Map.entry("Stack.appFiles", "a file's own text, which no fact of a manifest is"),
          Map.entry("Stack.committed", "what lies beside a manifest, which no plan has"),
          Map.entry("Stack.directory", "the paths of its mounts have rows"),
          Map.entry("Stack.name", "what the stack is called, not what runs"),
          Map.entry("Stack.space", "where its name counts, not what runs"),
          Map.entry("Volume.fileSystem", "no sample says it"),
          Map.entry("Volume.kept", "no sample says it"),
          Map.entry("Volume.outer", "by what others know it, which no plan does"));

  /**
   * A sample on a runtime.
   *
   * @param said what was planned
   * @param facts its rows
   * @param kept those that the runtime does not lose
   * @param read what came back
   * @param losses kinds that the runtime loses
   */
  private record Trip(
      Stack said, StackFacts facts, StackFacts kept, Stack read, Set<FactKind> losses) {
    static List<Trip> all(Runtime runtime) {
      Set<FactKind> losses = runtime.target().profile().losses().keySet();
      List<Trip> all = new ArrayList<>();
      for (String sample : Samples.names()) {
        Stack said = runtime.planned(sample);
        StackFacts facts = StackFacts.of(said);
        StackFacts kept = facts.only(kind -> !losses.contains(kind));
        all.add(new Trip(said, facts, kept, runtime.readBack(said), losses));
      }
      return all;
    }

    /** Kinds of rows that are others in a plan without the component. */
    Set<FactKind> kinds(Component component) {
      StackFacts left = StackFacts.of(Components.without(said, component));
      Set<FactKind> kinds = new TreeSet<>();
      Set<StackFacts.Key> keys = new TreeSet<>(facts.rows().keySet());
      keys.addAll(left.rows().keySet());
      for (StackFacts.Key key : keys) {
        if (!Objects.equals(facts.rows().get(key), left.rows().get(key))) {
          kinds.add(key.kind());
        }
      }
      return kinds;
    }

    /** Whether law 1 is broken once the reader forgets the component. */
    boolean isSeen(Component component) {
      StackFacts left = StackFacts.of(Components.without(read, component));
      return !kept.differences(left.only(kind -> !losses.contains(kind))).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> whatAReaderForgetsIsSeenOrIsInTheLossTable() {
    return Runtime.all().stream()
        .map(runtime -> dynamicTest(runtime.toString(), () -> hold(runtime)));
  }

  private static void hold(Runtime runtime) {
    List<Trip> trips = Trip.all(runtime);
    List<String> unseen = new ArrayList<>();
    for (Component component : Components.all()) {
      Set<FactKind> kept = new TreeSet<>();
      boolean seen = false;
      for (int i = 0; i < trips.size() && !seen; i++) {
        Set<FactKind> kinds = trips.get(i).kinds(component);
        kinds.removeAll(trips.get(i).losses());
        kept.addAll(kinds);
        seen = !kinds.isEmpty() && trips.get(i).isSeen(component);
      }
      if (!kept.isEmpty() && !seen) {
        unseen.add(component + " " + kept);
      }
    }
    assertEquals(List.of(), unseen, "forgotten by the reader, and no sample shows it");
  }

  @Test
  void eachComponentHasARowOrAReason() {
    Set<String> without = new TreeSet<>();
    Components.all().forEach(component -> without.add(component.toString()));
    for (Runtime runtime : Runtime.all()) {
      for (String sample : Samples.names()) {
        Stack said = runtime.planned(sample);
        StackFacts facts = StackFacts.of(said);
        Components.all().stream()
            .filter(c -> without.contains(c.toString()))
            .filter(c -> !facts.equals(StackFacts.of(Components.without(said, c))))
            .forEach(c -> without.remove(c.toString()));
      }
    }
    assertEquals(
        String.join("\n", new TreeSet<>(WITHOUT_ROW.keySet())), String.join("\n", without));
  }
}

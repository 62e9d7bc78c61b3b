package dev.pggen.target;

import dev.pggen.source.At;
import dev.pggen.source.Size;
import dev.pggen.stack.Fact;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Loss;
import dev.pggen.stack.LostKind;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Weakening;
import dev.pggen.stack.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Losses of a stack while they are found: those that more than one runtime has. */
public final class Losses {
  private final List<Loss> found = new ArrayList<>();

  /**
   * One for each kind of which a profile's table says that it is weaker and of which the stack says
   * something, for a form that decides nothing by single values.
   *
   * @param why the cause of all of them
   */
  public static List<Loss> byTable(Stack stack, TargetProfile profile, String why) {
    Map<FactKind, Set<String>> subjects = new EnumMap<>(FactKind.class);
    for (StackFacts.Key key : StackFacts.of(stack).rows().keySet()) {
      String first = key.subject().split(" ", 2)[0];
      subjects.computeIfAbsent(key.kind(), k -> new TreeSet<>()).add(first);
    }
    Losses losses = new Losses();
    subjects.forEach(
        (kind, names) -> {
          LostKind lost = profile.losses().get(kind);
          if (lost != null && lost.matter() == LostKind.Matter.WEAKER) {
            losses.add(
                new Weakening(kind, Weakening.Effect.WEAKER, "the stack", lost.reason(), why),
                String.join(", ", names),
                "",
                Origin.decided("the plan of the form"));
          }
        });
    return losses.sorted();
  }

  /** Adds one. */
  public void add(Weakening weakening, String subject, String said, Origin origin) {
    found.add(weakening.of(subject, said, origin));
  }

  /** All that were found, sorted. */
  public List<Loss> sorted() {
    return found.stream().sorted().toList();
  }

  /** Sizes that volumes should have. */
  public Losses sizes(Stack stack, Weakening weakening) {
    for (Volume volume : stack.volumes()) {
      volume
          .size()
          .ifPresent(
              at ->
                  add(weakening, volume.name(), at.value().toString(), Origin.written(at.span())));
    }
    return this;
  }

  /** Sizes that directories of the host should have, each once. */
  public Losses hostSizes(Stack stack, Weakening weakening) {
    Map<String, At<Size>> sizes = new TreeMap<>();
    for (Workload w : stack.workloads()) {
      for (Mount mount : w.mounts()) {
        if (mount.source() instanceof Mount.OfHost host) {
          host.size().ifPresent(at -> sizes.put(host.path(), at));
        }
      }
    }
    sizes.forEach(
        (path, at) -> add(weakening, path, at.value().toString(), Origin.written(at.span())));
    return this;
  }

  /** Times to stop that are longer than what the runtime leaves, cut down by the plan or not. */
  public Losses stops(Stack stack, Duration longest, Weakening weakening) {
    for (Workload w : stack.workloads()) {
      Fact<Duration> grace = w.lifecycle().stopGrace();
      if (grace.origin().wanted().isPresent()) {
        wanted(weakening, w.name(), grace);
      } else if (grace.isKnownAnd(d -> d.compareTo(longest) > 0)) {
        add(weakening, w.name(), text(grace.value()), grace.origin());
      }
    }
    return this;
  }

  /** ISO 8601 without its letters: {@code 1m30s}. */
  private static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Where the plan has taken something else than what was asked for. */
  public void wanted(Weakening weakening, String subject, Fact<?> fact) {
    wanted(weakening, subject, fact.origin());
  }

  /** The same, by the origin of what it has taken. */
  public void wanted(Weakening weakening, String subject, Origin origin) {
    origin.wanted().ifPresent(asked -> add(weakening, subject, asked.text(), origin));
  }
}

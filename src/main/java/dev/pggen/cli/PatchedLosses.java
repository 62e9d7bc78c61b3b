package dev.pggen.cli;

import dev.pggen.stack.FactKind;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Losses behind a patch: what it did not change is as planned, what it did as the files say. */
final class PatchedLosses {
  private final Set<String> changed = new TreeSet<>();

  private PatchedLosses(Stack before, Stack after) {
    Map<StackFacts.Key, String> one = StackFacts.of(before).rows();
    Map<StackFacts.Key, String> other = StackFacts.of(after).rows();
    Set<StackFacts.Key> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    for (StackFacts.Key key : keys) {
      if (!one.getOrDefault(key, "").equals(other.getOrDefault(key, ""))) {
        changed.add(of(key.kind(), key.subject()));
      }
    }
  }

  /**
   * Those that are left, and those that the patch has brought.
   *
   * @param before the files without the patch, read back: what nobody can read is lost there too
   * @param after the same with the patch
   * @param planned losses of the plan
   * @param read losses of the files with the patch
   */
  static List<Loss> of(Stack before, Stack after, List<Loss> planned, List<Loss> read) {
    PatchedLosses patched = new PatchedLosses(before, after);
    List<Loss> all = new ArrayList<>();
    planned.stream().filter(loss -> !patched.hasChanged(loss)).forEach(all::add);
    read.stream().filter(patched::hasChanged).map(PatchedLosses::written).forEach(all::add);
    return all.stream().sorted().toList();
  }

  private boolean hasChanged(Loss loss) {
    return changed.contains(of(loss.weakening().kind(), loss.subject()));
  }

  /** A container or volume, whichever of its things it is. */
  private static String of(FactKind kind, String subject) {
    return kind + " " + subject.split(" ", 2)[0];
  }

  /** Whoever patches writes. */
  private static Loss written(Loss loss) {
    Origin origin = loss.origin().span().map(Origin::written).orElse(loss.origin());
    return loss.weakening().of(loss.subject(), loss.said(), origin);
  }
}

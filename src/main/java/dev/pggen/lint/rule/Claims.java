package dev.pggen.lint.rule;

import dev.pggen.lint.Comparison;
import dev.pggen.source.Finding;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What stacks claim, and where a later one claims what an earlier one claims already, in the order
 * of their places: one finding per claim.
 *
 * @param <T> what is claimed
 */
final class Claims<T> implements Comparison {
  private final Function<Stack, Stream<Claim<T>>> of;
  private final Function<T, Object> key;
  private final BiPredicate<T, T> clash;
  private final BiFunction<Claim<T>, Claim<T>, Finding> finding;
  private final Map<String, List<Claim<T>>> byFile = new HashMap<>();

  /**
   * None yet.
   *
   * @param of one stack
   * @param key equal for all that can clash, so that the others need not be looked at
   * @param clash whether two claims cannot both hold
   * @param finding about a later claim and the first that it clashes with
   */
  Claims(
      Function<Stack, Stream<Claim<T>>> of,
      Function<T, Object> key,
      BiPredicate<T, T> clash,
      BiFunction<Claim<T>, Claim<T>, Finding> finding) {
    this.of = of;
    this.key = key;
    this.clash = clash;
    this.finding = finding;
  }

  @Override
  public void see(String path, Stack stack) {
    List<Claim<T>> claims = of.apply(stack).toList();
    if (!claims.isEmpty()) {
      byFile.computeIfAbsent(path, p -> new ArrayList<>()).addAll(claims);
    }
  }

  @Override
  public void forget(String path) {
    byFile.remove(path);
  }

  @Override
  public Stream<Finding> findings() {
    Map<Object, List<Claim<T>>> alike = new HashMap<>();
    List<Finding> found = new ArrayList<>();
    for (Claim<T> later : sorted()) {
      List<Claim<T>> before =
          alike.computeIfAbsent(key.apply(later.what()), k -> new ArrayList<>());
      for (Claim<T> first : before) {
        if (clash.test(first.what(), later.what()) && !first.path().equals(later.path())) {
          found.add(finding.apply(later, first));
          break;
        }
      }
      before.add(later);
    }
    return found.stream();
  }

  /** All of them, in the order of their places. */
  List<Claim<T>> sorted() {
    List<Claim<T>> sorted = new ArrayList<>();
    byFile.values().forEach(sorted::addAll);
    sorted.sort(
        (a, b) -> {
          int paths = a.path().compareTo(b.path());
          return paths != 0 ? paths : a.span().compareTo(b.span());
        });
    return sorted;
  }
}

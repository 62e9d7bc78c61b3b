package dev.pggen.lint.policy;

import dev.pggen.source.Span;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Network;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of things in a stack of which a rule can ask.
 *
 * @param name as a rule writes it
 * @param things of a stack
 * @param called what one of them is called
 * @param place where one of them was asked for
 * @param fields what can be asked
 */
public record Each<T>(
    String name,
    Function<Stack, List<T>> things,
    Function<T, String> called,
    BiFunction<Stack, T, Optional<Span>> place,
    List<Field<T>> fields) {
  private static final Each<Workload> WORKLOAD =
      new Each<>(
          "workload",
          Stack::workloads,
          Workload::name,
          (stack, w) -> w.origin().span(),
          WorkloadFields.ALL);

  private static final Each<Server> SERVER =
      new Each<>(
          "server",
          Stack::servers,
          Server::workload,
          (stack, s) -> ofWorkload(stack, s.workload()),
          OtherFields.SERVER);

  private static final Each<Volume> VOLUME =
      new Each<>(
          "volume",
          Stack::volumes,
          Volume::name,
          (stack, v) -> v.origin().span(),
          OtherFields.VOLUME);

  private static final Each<Network> NETWORK =
      new Each<>(
          "network",
          Stack::networks,
          Network::name,
          (stack, n) -> n.origin().span(),
          OtherFields.NETWORK);

  private static final Each<Backup> BACKUP =
      new Each<>(
          "backup",
          Stack::backups,
          Backup::server,
          (stack, b) -> ofWorkload(stack, b.workload()),
          OtherFields.BACKUP);

  /** All kinds. */
  public static final List<Each<?>> ALL = List.of(WORKLOAD, SERVER, VOLUME, NETWORK, BACKUP);

  private static Optional<Span> ofWorkload(Stack stack, String name) {
    return stack.workload(name).flatMap(w -> w.origin().span());
  }

  /** The kind with this name. */
  public static Optional<Each<?>> named(String name) {
    for (Each<?> each : ALL) {
      if (each.name().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The field with this name. */
  public Optional<Field<T>> field(String wanted) {
    for (Field<T> field : fields) {
      if (field.name().equals(wanted)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}

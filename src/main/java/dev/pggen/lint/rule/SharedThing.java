package dev.pggen.lint.rule;

import dev.pggen.source.Span;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Port;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something outside a stack that it claims for itself.
 *
 * @param thing equal for equal things
 * @param kind what it is, as a noun
 * @param words how a finding names it
 * @param stackName whose it is
 * @param stackPath the file of that stack
 * @param span where the stack claims it
 */
record SharedThing(
    String thing, String kind, String words, String stackName, String stackPath, Span span) {

  /** Everything that a stack claims: stack name, backup storage, data on the host, host ports. */
  static Stream<SharedThing> of(Stack stack) {
    return Stream.of(name(stack), backups(stack), hostData(stack), ports(stack))
        .flatMap(s -> s)
        .flatMap(Optional::stream);
  }

  /** Named volumes carry the stack's name, so two stacks of one name share their database. */
  private static Stream<Optional<SharedThing>> name(Stack stack) {
    return Stream.of(
        thing(stack, stack.origin().span(), "name", "name", "the name, and with it their volumes")
            .map(t -> t.withKey(stack.name())));
  }

  private static Stream<Optional<SharedThing>> backups(Stack stack) {
    return stack.backups().stream()
        .filter(b -> b.storage().isKnownAnd(Mount.OfHost.class::isInstance))
        .map(
            b -> {
              String path = normal(((Mount.OfHost) b.storage().value()).path());
              return thing(
                      stack,
                      b.storage().origin().span(),
                      "backup",
                      "backup directory",
                      "the backup directory `" + path + "`")
                  .map(t -> t.withKey(path));
            });
  }

  private static Stream<Optional<SharedThing>> hostData(Stack stack) {
    return stack.servers().stream()
        .flatMap(s -> stack.workload(s.workload()).stream())
        .flatMap(w -> w.mounts().stream())
        .filter(m -> !m.readOnly() && m.source() instanceof Mount.OfHost)
        .map(
            m -> {
              String path = normal(((Mount.OfHost) m.source()).path());
              return thing(
                      stack,
                      m.origin().span(),
                      "data",
                      "data directory",
                      "the data directory `" + path + "`")
                  .map(t -> t.withKey(path));
            });
  }

  private static Stream<Optional<SharedThing>> ports(Stack stack) {
    return stack.workloads().stream()
        .flatMap(SharedThing::published)
        .map(
            p ->
                thing(
                        stack,
                        p.origin().span(),
                        "port",
                        "host port",
                        "the host port " + p.host().getAsInt() + "/" + p.protocol())
                    .map(t -> t.withKey(p.host().getAsInt() + "/" + p.protocol())));
  }

  private static Stream<Port> published(Workload workload) {
    return workload.network().ports().ifKnown().orElse(List.of()).stream()
        .filter(p -> p.host().isPresent());
  }

  private static Optional<SharedThing> thing(
      Stack stack, Optional<Span> span, String prefix, String kind, String words) {
    return span.map(
        s -> new SharedThing(prefix + ":", kind, words, stack.name(), pathOf(stack, s), s));
  }

  private SharedThing withKey(String key) {
    return new SharedThing(thing + key, kind, words, stackName, stackPath, span);
  }

  private static String pathOf(Stack stack, Span span) {
    return stack.origin().span().map(Span::path).orElse(span.path());
  }

  private static String normal(String path) {
    return Path.of(path).normalize().toString();
  }
}

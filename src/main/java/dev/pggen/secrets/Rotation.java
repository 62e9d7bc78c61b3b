package dev.pggen.secrets;

import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What has to change with a secret, and in which order.
 *
 * @param secrets roots that get new values
 * @param affected these, and all that is derived from them
 * @param consumers containers that have to be made anew to see new values, in the stack's order
 * @param server name of the server's container, if it has to be told
 * @param consumersFirst whether consumers can use the new value before the server does
 */
public record Rotation(
    List<String> secrets,
    SortedSet<String> affected,
    List<String> consumers,
    Optional<String> server,
    boolean consumersFirst) {
  private static final String TLS = "tls";

  /** Tells the server, inside its container. */
  public static final String PROGRAM = "/etc/pggen/scripts/rotate.sh";

  public Rotation {
    secrets = List.copyOf(secrets);
    consumers = List.copyOf(consumers);
  }

  /**
   * The rotation that a word stands for.
   *
   * @param word a role of the database, a generated secret, or {@code tls}
   */
  public static Optional<Rotation> of(Stack stack, String word) {
    if (word.equals(TLS)) {
      List<String> parts =
          names(stack.secrets().stream().filter(s -> s.content() instanceof Secret.Tls).toList());
      return parts.isEmpty() ? Optional.empty() : Optional.of(of(stack, parts, true));
    }
    for (Server server : stack.servers()) {
      for (DatabaseRole role : server.roles().ifKnown().orElse(List.of())) {
        if (role.name().equals(word) && role.password().isPresent()) {
          return secretOf(stack, role.password().get()).map(name -> of(stack, name, false));
        }
      }
    }
    return secretOf(stack, word).map(name -> of(stack, name, false));
  }

  /** Words that {@link #of} knows. */
  public static SortedSet<String> words(Stack stack) {
    SortedSet<String> words = new TreeSet<>();
    for (Secret secret : stack.secrets()) {
      if (secret.content() instanceof Secret.Generated) {
        words.add(secret.name());
      } else if (secret.content() instanceof Secret.Tls) {
        words.add(TLS);
      }
    }
    for (Server server : stack.servers()) {
      server.roles().ifKnown().orElse(List.of()).stream()
          .filter(role -> role.password().isPresent())
          .forEach(role -> words.add(role.name()));
    }
    return words;
  }

  /** A generated secret; one that stands for a verifier leads to its password. */
  private static Optional<List<String>> secretOf(Stack stack, String name) {
    return stack.secrets().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .flatMap(
            s ->
                s.content() instanceof Secret.Verifier v
                    ? secretOf(stack, v.of())
                    : s.content() instanceof Secret.Generated
                        ? Optional.of(List.of(name))
                        : Optional.empty());
  }

  private static Rotation of(Stack stack, List<String> roots, boolean tls) {
    SortedSet<String> affected = new TreeSet<>(roots);
    boolean verifier = false;
    for (Secret secret : stack.secrets()) {
      if (secret.content() instanceof Secret.Verifier v && roots.contains(v.of())) {
        verifier = true;
        affected.add(secret.name());
      } else if (secret.content() instanceof Secret.CertificateEnd end
          && roots.contains(end.of())) {
        affected.add(secret.name());
      } else if (uses(secret, roots)) {
        affected.add(secret.name());
      }
    }
    List<String> consumers = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      // The server is told; a container that ran to its end reads the new file when it runs again.
      boolean runs =
          workload.role() != Workload.Role.DATABASE && workload.role() != Workload.Role.INIT;
      if (runs && sees(workload, affected)) {
        consumers.add(workload.name());
      }
    }
    Optional<String> server =
        tls || verifier
            ? stack.servers().stream().map(Server::workload).findFirst()
            : Optional.empty();
    return new Rotation(roots, affected, consumers, server, tls);
  }

  private static boolean uses(Secret secret, List<String> roots) {
    if (secret.content() instanceof Secret.Derived derived) {
      return uses(derived.text(), roots);
    }
    return secret.content() instanceof Secret.EnvFile env
        && env.variables().values().stream().anyMatch(text -> uses(text, roots));
  }

  private static boolean uses(Text text, List<String> roots) {
    return text.parts().stream()
        .anyMatch(p -> p instanceof Text.SecretValue value && roots.contains(value.secret()));
  }

  private static boolean sees(Workload workload, SortedSet<String> affected) {
    boolean mounts =
        workload.mounts().stream()
            .anyMatch(m -> m.source() instanceof Mount.OfSecret s && affected.contains(s.secret()));
    boolean env =
        workload.env().stream()
            .anyMatch(v -> v.value().isKnownAnd(text -> uses(text, List.copyOf(affected))));
    return mounts || env;
  }

  /** Something that the operator does. */
  public sealed interface Step {}

  /** Run a program inside the server's container. */
  public record Tell(String server, String program) implements Step {}

  /** Make containers anew, so that they see the new files. */
  public record Recreate(List<String> containers) implements Step {
    public Recreate {
      containers = List.copyOf(containers);
    }
  }

  /** What brings the new values into a running stack, in order. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    server.ifPresent(name -> steps.add(new Tell(name, PROGRAM)));
    if (!consumers.isEmpty()) {
      steps.add(consumersFirst ? 0 : steps.size(), new Recreate(consumers));
    }
    return steps;
  }

  private static List<String> names(List<Secret> secrets) {
    return secrets.stream().map(Secret::name).toList();
  }
}

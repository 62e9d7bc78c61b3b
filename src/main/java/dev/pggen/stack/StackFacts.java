package dev.pggen.stack;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A stack as a sorted table, for comparing: what is known of which subject, as text. What is
 * unknown has no row. Origins are left out: two stacks are equal if they say the same, whoever said
 * it.
 *
 * @param rows the text of each known fact
 */
public record StackFacts(SortedMap<Key, String> rows) {
  public StackFacts {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /**
   * What a row is about.
   *
   * @param kind of fact
   * @param subject a container, volume, role, or a container and one of its things
   */
  public record Key(FactKind kind, String subject) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : subject.compareTo(other.subject);
    }

    @Override
    public String toString() {
      return kind + " " + subject;
    }
  }

  /** The facts of a stack. */
  public static StackFacts of(Stack stack) {
    Rows rows = new Rows();
    stack.workloads().forEach(w -> WorkloadFacts.add(w, rows));
    stack.servers().forEach(s -> ServerFacts.add(s, rows));
    for (Volume v : stack.volumes()) {
      boolean far = v.fileSystem().isKnownAnd(type -> !type.isEmpty());
      rows.put(FactKind.VOLUMES, v.name(), far ? "volume by " + v.fileSystem().value() : "volume");
      v.size().ifPresent(at -> rows.put(FactKind.VOLUME_SIZE, v.name(), at.value().toString()));
      if (v.backup().isKnownAnd(how -> !how.isEmpty())) {
        rows.put(FactKind.VOLUME_BACKUP, v.name(), v.backup());
      }
    }
    stack.workloads().stream()
        .flatMap(w -> w.mounts().stream())
        .forEach(m -> hostSize(m.source(), rows));
    for (Network n : stack.networks()) {
      String way = n.external() ? "external" : n.internal() ? "internal" : "ordinary";
      rows.put(FactKind.NETWORK_ISOLATION, n.name(), way);
    }
    stack.secrets().forEach(s -> rows.put(FactKind.SECRETS, s.name(), content(s.content())));
    for (Link l : stack.links()) {
      String subject = l.workload() + " to " + l.server();
      rows.put(FactKind.LINKS, subject, "uses");
      rows.put(FactKind.LINKS, subject + " database", l.database());
      rows.put(FactKind.LINKS, subject + " user", l.user());
    }
    stack.backups().forEach(b -> backup(b, rows));
    return new StackFacts(rows.map);
  }

  /** Only the facts of these kinds. */
  public StackFacts only(Predicate<FactKind> wanted) {
    return new StackFacts(
        rows.entrySet().stream()
            .filter(e -> wanted.test(e.getKey().kind()))
            .collect(
                Collectors.toMap(
                    java.util.Map.Entry::getKey,
                    java.util.Map.Entry::getValue,
                    (a, b) -> b,
                    TreeMap::new)));
  }

  /** What differs in another table, one line each; empty if nothing does. */
  public java.util.List<String> differences(StackFacts other) {
    TreeMap<Key, String> all = new TreeMap<>(rows);
    all.putAll(other.rows);
    return all.keySet().stream()
        .filter(key -> !at(key).equals(other.at(key)))
        .map(key -> key + ": " + at(key) + " / " + other.at(key))
        .toList();
  }

  private String at(Key key) {
    return rows.getOrDefault(key, "unknown");
  }

  private static void hostSize(Mount.Source source, Rows rows) {
    if (source instanceof Mount.OfHost host) {
      host.size()
          .ifPresent(at -> rows.put(FactKind.VOLUME_SIZE, host.path(), at.value().toString()));
    }
  }

  private static void backup(Backup b, Rows rows) {
    rows.put(FactKind.BACKUP, b.server(), "by " + b.workload());
    rows.put(FactKind.BACKUP, b.server() + " storage", b.storage().map(WorkloadFacts::source));
    rows.put(FactKind.BACKUP_SCHEDULE, b.server(), b.schedule());
    rows.put(
        FactKind.RETENTION,
        b.server(),
        b.retention()
            .map(
                r ->
                    "last %d daily %d weekly %d monthly %d"
                        .formatted(r.last(), r.daily(), r.weekly(), r.monthly())));
    rows.put(
        FactKind.DRILL,
        b.server(),
        b.drill()
            .map(
                drill ->
                    drill
                        .map(d -> "%s %s rto %s".formatted(d.workload(), d.schedule(), d.rto()))
                        .orElse("none")));
    b.sameDisk().ifPresent(why -> rows.put(FactKind.SAME_DISK, b.server(), why));
  }

  private static String content(Secret.Content content) {
    if (content instanceof Secret.Generated g) {
      return "generated %s %d %s".formatted(g.alphabet(), g.length(), g.prefix());
    }
    if (content instanceof Secret.Supplied) {
      return "supplied";
    }
    if (content instanceof Secret.Derived d) {
      return "derived " + WorkloadFacts.text(d.text());
    }
    if (content instanceof Secret.EnvFile e) {
      return e.variables().entrySet().stream()
          .map(v -> v.getKey() + "=" + WorkloadFacts.text(v.getValue()))
          .collect(Collectors.joining(" ", "environment ", ""));
    }
    if (content instanceof Secret.Verifier v) {
      return "verifier of " + v.of();
    }
    if (content instanceof Secret.CertificateEnd e) {
      return "end of " + e.of();
    }
    Secret.Tls tls = (Secret.Tls) content;
    return "tls " + tls.part() + tls.file().map(f -> " from " + f).orElse("");
  }

  /** The table while it is made. */
  static final class Rows {
    private final TreeMap<Key, String> map = new TreeMap<>();

    void put(FactKind kind, String subject, String value) {
      map.put(new Key(kind, subject), value);
    }

    void put(FactKind kind, String subject, Fact<?> fact) {
      fact.ifKnown().ifPresent(value -> put(kind, subject, value.toString()));
    }
  }
}

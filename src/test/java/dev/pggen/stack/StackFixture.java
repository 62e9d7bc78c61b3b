package dev.pggen.stack;

import dev.pggen.source.At;
import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Small stacks made by hand, for tests that need odd values rather than a whole plan. */
public final class StackFixture {
  private static final Span HERE = SourceFile.of("pggen.yaml", "size: 64MiB\n").span(1, 7, 1, 12);
  private static final Origin WHY = Origin.decided("made by hand for a test");

  private StackFixture() {}

  /** One container that says something about everything that a container can say. */
  public static Stack full() {
    return stack(
        full("web", Text.of("plain"), "web_2", "web-1"),
        full("web-1", Text.of("other")),
        full("web_2", Text.of("$third")));
  }

  /** One container with one variable. */
  public static Stack withVariable(String value) {
    return stack(full("web", Text.of(value)));
  }

  /** A stack around containers, with what they mount and join. */
  public static Stack stack(Workload... workloads) {
    return new Stack(
        "demo",
        WHY,
        List.of(workloads),
        List.of(),
        List.of(
            new Volume(
                "data", Optional.of(new At<>(Size.mib(64), HERE)), Fact.of("restic", WHY), WHY)),
        List.of(
            new Network("app", false, false, WHY),
            new Network("db", true, false, WHY),
            new Network("proxy", false, true, WHY)),
        List.of(
            new Secret("key", new Secret.Supplied(), WHY),
            new Secret("files/web-1", new Secret.Supplied(), WHY)),
        List.of(),
        List.of(),
        List.of());
  }

  private static <T> Fact<T> known(T value) {
    return Fact.of(value, WHY);
  }

  private static Workload full(String name, Text value, String... dependsOn) {
    return new Workload(
        name,
        Workload.Role.APP,
        known(ImageRef.parse("registry.example.org:5000/web:1.2.3-bookworm")),
        ImageTraits.pulled(Fact.unknown("nobody asks")),
        known(new User(1000, 1001)),
        new Workload.Launch(known(List.of("/bin/web")), known(List.of("serve", "--all", "a b"))),
        List.of(
            new EnvVar("VALUE", known(value)),
            new EnvVar(
                "TOKEN", known(new Text(List.of(new Text.SecretValue("key", Text.Encoding.RAW)))))),
        List.of(
            new Mount(new Mount.OfVolume("data"), "/data", false, WHY),
            new Mount(new Mount.OfHost("/srv/photos"), "/photos", true, WHY),
            new Mount(new Mount.OfOutput("files/web/"), "/etc/web", true, WHY),
            new Mount(new Mount.OfSecret("key"), "/run/secrets/key", true, WHY),
            new Mount(new Mount.OfSecret("files/web-1"), "/etc/web.ini", true, WHY)),
        new Workload.Connection(
            known(Workload.Connection.Mode.JOINED),
            known(List.of("app", "db", "proxy")),
            known(
                dependsOn.length == 0
                    ? List.of()
                    : List.of(
                        new Port("http", 8080, "tcp", "127.0.0.1", OptionalInt.of(8080), WHY),
                        new Port("dns", 53, "udp", "::1", OptionalInt.of(53), WHY),
                        new Port("any", 9000, "tcp", "0.0.0.0", OptionalInt.empty(), WHY))),
            known(List.of(3003, 22))),
        known(
            new Healthcheck(
                List.of("web", "check", "a \"b\" $c"),
                Duration.ofSeconds(90),
                Duration.ofMillis(1500),
                3,
                Duration.ofMinutes(2))),
        new Resources(
            known(Size.mib(512)),
            known(Size.mib(768)),
            known(new Cpus("1.50")),
            known(200),
            known(new Size(1000))),
        new Hardening(
            known(true),
            known(new TreeSet<>(List.of("ALL"))),
            known(new TreeSet<>(List.of("CHOWN", "KILL"))),
            known(true),
            known(true),
            known(List.of(new Hardening.Tmpfs("/tmp", Size.mib(16), "1777")))),
        new Lifecycle(
            known(Lifecycle.Restart.UNLESS_STOPPED),
            known("SIGRTMIN+3"),
            known(Duration.ofSeconds(30)),
            known(
                Stream.of(dependsOn)
                    .map(n -> new Lifecycle.Dependency(n, Lifecycle.Condition.HEALTHY, WHY))
                    .toList())),
        new Workload.Extras(
            1, List.of("/dev/dri"), -1, List.of(107L), Map.of("max-size", "10m", "max-file", "3")),
        new TreeMap<>(Map.of("traefik.enable", "true", "rule", "Host(`a.example.org`) && $x")),
        WHY);
  }
}

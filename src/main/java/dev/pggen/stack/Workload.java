package dev.pggen.stack;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A container of the stack, whatever it does.
 *
 * @param name unique in the stack; other containers reach it by this name
 * @param role what it is for
 * @param image what it runs
 * @param traits what is known of the image
 * @param user whom it runs as
 * @param launch what is started in it
 * @param env its environment, secrets included
 * @param mounts what it sees, secrets included
 * @param network how it is connected
 * @param health how the runtime probes it; an empty command means no probe
 * @param resources what it may use
 * @param hardening what it is kept from doing
 * @param lifecycle when it starts and ends
 * @param extras what few containers need
 * @param labels for other tools, in the order of their names
 * @param origin where the container itself was asked for
 */
public record Workload(
    String name,
    Role role,
    Fact<ImageRef> image,
    ImageTraits traits,
    Fact<User> user,
    Launch launch,
    List<EnvVar> env,
    List<Mount> mounts,
    Connection network,
    Fact<Healthcheck> health,
    Resources resources,
    Hardening hardening,
    Lifecycle lifecycle,
    Extras extras,
    SortedMap<String, String> labels,
    Origin origin) {

  public Workload {
    env = List.copyOf(env);
    mounts = List.copyOf(mounts);
    labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** The image that it runs; of one that is made here the base, if it starts as that does. */
  public Fact<ImageRef> runs() {
    return traits.built().filter(ImageBuild::plain).map(ImageBuild::base).orElse(image);
  }

  /** What a container is for. */
  public enum Role {
    /** Part of the service. */
    APP,
    /** Runs to completion before the service starts. */
    INIT,
    /** The PostgreSQL server. */
    DATABASE,
    /** Makes backups. */
    BACKUP,
    /** Restores backups to prove them. */
    DRILL
  }

  /**
   * What is started; empty lists mean the image's own.
   *
   * @param entrypoint program and first arguments
   * @param command further arguments
   */
  public record Launch(Fact<List<String>> entrypoint, Fact<List<String>> command) {}

  /**
   * How a container is connected.
   *
   * @param mode whose network it uses
   * @param networks names it joins, in {@link Mode#JOINED} only
   * @param ports what the outside can reach
   * @param expose ports that other containers use
   */
  public record Connection(
      Fact<Mode> mode,
      Fact<List<String>> networks,
      Fact<List<Port>> ports,
      Fact<List<Integer>> expose) {

    /** Whose network a container uses. */
    public enum Mode {
      /** Networks of the stack or outside it, by name. */
      JOINED,
      /** The host's. */
      HOST,
      /** None at all. */
      NONE
    }
  }

  /**
   * What few containers need.
   *
   * @param replicas how many of it run
   * @param devices device paths of the host
   * @param gpus how many graphics processors; -1 stands for all of them, 0 for none
   * @param groupAdd further group ids
   * @param logging options of the log driver, like {@code max-size}
   */
  public record Extras(
      int replicas,
      List<String> devices,
      int gpus,
      List<Long> groupAdd,
      Map<String, String> logging) {
    public Extras {
      devices = List.copyOf(devices);
      groupAdd = List.copyOf(groupAdd);
      logging = java.util.Collections.unmodifiableMap(new TreeMap<>(logging));
    }
  }
}

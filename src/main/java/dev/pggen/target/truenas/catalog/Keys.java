package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Port;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the parts of a stack are called in an app of the catalog. */
final class Keys {
  private Keys() {}

  /** A name that a template can write after a point. */
  static String variable(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }

  /** The group of values that is the app's own. */
  static String section(Stack stack) {
    return variable(stack.name());
  }

  /** The service's own containers, the main one first. */
  static List<Workload> apps(Stack stack) {
    List<Workload> apps = new ArrayList<>();
    for (Workload.Role role : List.of(Workload.Role.APP, Workload.Role.INIT)) {
      stack.workloads().stream().filter(w -> w.role() == role).forEach(apps::add);
    }
    return apps;
  }

  /** The container of the database. */
  static Workload database(Stack stack) {
    return stack.workload(server(stack).workload()).orElseThrow();
  }

  /** The database. */
  static Server server(Stack stack) {
    return stack.servers().get(0);
  }

  /** The key of a container's image; the first container has the main image. */
  static String image(Stack stack, Workload workload) {
    String wanted = workload.image().value().toString();
    List<Workload> apps = apps(stack);
    for (int i = 0; i < apps.size(); i++) {
      if (apps.get(i).image().value().toString().equals(wanted)) {
        return i == 0 ? "image" : variable(apps.get(i).name()) + "_image";
      }
    }
    return postgresImage(stack);
  }

  /** The key of the database's image. */
  static String postgresImage(Stack stack) {
    return "postgres_" + server(stack).major().value() + "_image";
  }

  /** A repository as the catalog's library knows it: Docker's own registry is not named. */
  static String repository(ImageRef image) {
    return image.full().replaceFirst("^docker\\.io/(library/)?", "");
  }

  /** A tag, with the digest behind it where there is one. */
  static String tag(ImageRef image) {
    return image.tag() + image.digest().map(d -> "@" + d).orElse("");
  }

  /**
   * A port that is published.
   *
   * @param workload whose it is
   * @param port which
   * @param number on the host by default
   */
  record Published(Workload workload, Port port, int number) {
    /** Its key below {@code network}. */
    String key() {
      return variable(workload.name()) + "_" + variable(port.name()) + "_port";
    }
  }

  /** All published ports, in the order of the containers; those of a stack that fits. */
  static List<Published> ports(Stack stack) {
    List<Published> ports = new ArrayList<>();
    for (Workload workload : apps(stack)) {
      for (Port port : workload.network().ports().ifKnown().orElse(List.of())) {
        ports.add(new Published(workload, port, port.host().orElseThrow()));
      }
    }
    return ports;
  }

  /** Volumes of the service's own containers, in the order in which they are met. */
  static Set<String> volumes(Stack stack) {
    Set<String> volumes = new LinkedHashSet<>();
    for (Workload workload : apps(stack)) {
      for (Mount mount : workload.mounts()) {
        if (mount.source() instanceof Mount.OfVolume volume) {
          volumes.add(volume.volume());
        }
      }
    }
    return volumes;
  }
}

package dev.pggen.read.compose;

import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ServerImages;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Optional;

/** Images that use PostgreSQL and nothing else, and by which variable they sign in. */
final class KnownApps {
  /**
   * An image, as its own manual describes it.
   *
   * @param image its full name
   * @param user the variable that names the role; empty if a file does
   * @param role where that is not set; empty if there is none
   */
  record App(String image, String user, String role) {}

  private static final List<App> ALL =
      List.of(
          new App("docker.io/vabene1111/recipes", "POSTGRES_USER", ""),
          new App("ghcr.io/goauthentik/server", "AUTHENTIK_POSTGRESQL__USER", "authentik"),
          new App("ghcr.io/immich-app/immich-server", "DB_USERNAME", "postgres"),
          new App("ghcr.io/linkwarden/linkwarden", "", ""),
          new App("ghcr.io/zitadel/zitadel", "", ""));

  private KnownApps() {}

  /** What is known of the image of a container. */
  static Optional<App> of(Optional<ImageRef> image) {
    return image.flatMap(i -> ALL.stream().filter(app -> app.image().equals(i.full())).findFirst());
  }

  /** The same of a container. */
  static Optional<App> of(Workload workload) {
    return of(workload.image().ifKnown().or(workload.traits()::besideTag));
  }

  /** The variable that names the role of a server's or an application's image. */
  static Optional<String> user(Optional<ImageRef> image) {
    return image.filter(ServerImages::isOfficial).isPresent()
        ? Optional.of("POSTGRES_USER")
        : of(image).map(App::user).filter(u -> !u.isEmpty());
  }
}

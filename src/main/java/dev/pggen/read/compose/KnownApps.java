package dev.pggen.read.compose;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ServerImages;
import dev.pggen.stack.Table;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Images that use PostgreSQL, and by which variable they sign in. */
final class KnownApps {
  /**
   * An image, as its own sources describe it.
   *
   * @param image its full name
   * @param always whether it uses PostgreSQL and nothing else
   * @param user the variable that names the role, or the address with it; empty if a file does
   * @param role where that is not set; empty if there is none
   */
  record App(String image, boolean always, String user, String role) {
    /** Whether a variable of a container names the role, or may do so. */
    boolean isNamed(Workload workload) {
      return workload.env().stream()
          .map(v -> v.name().replaceFirst("_+FILE$", ""))
          .anyMatch(n -> n.equals(user) || n.equals(EnvVar.ALL) || ADDRESS.matcher(n).matches());
    }
  }

  private static final Pattern ADDRESS =
      Pattern.compile("(?:.*_)?(?:DB|DATABASE|POSTGRES(?:QL)?)_(?:URL|URI|DSN)");

  // Loaded when first asked: most files name no image of it.
  private static final class Rows {
    private static final List<App> ALL =
        Table.read(KnownApps.class, "apps.tsv").stream().map(KnownApps::app).toList();
  }

  private KnownApps() {}

  static App app(Table.Row row) {
    return new App(
        row.first(), row.cell("uses").equals("always"), cell(row, "user"), cell(row, "role"));
  }

  private static String cell(Table.Row row, String column) {
    return row.cell(column).equals("-") ? "" : row.cell(column);
  }

  /** What is known of the image of a container. */
  static Optional<App> of(Optional<ImageRef> image) {
    return image.flatMap(
        i -> Rows.ALL.stream().filter(app -> app.image().equals(i.full())).findFirst());
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

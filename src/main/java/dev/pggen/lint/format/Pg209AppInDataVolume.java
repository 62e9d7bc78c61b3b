package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.ImageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An app writes its files into the volume of a server. */
public final class Pg209AppInDataVolume implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG209",
          "app-in-data-volume",
          Severity.WARNING,
          "`initdb` refuses a directory that is not empty, and whoever takes the app over can write"
              + " to the files of the server");

  /** What may have to do with the files themselves. */
  private static final Pattern CARE =
      Pattern.compile(
          "postgres|pgdata|/pg|/db|database|backup|dump|restore|upgrade|migrat|init|chown");

  /** Programs without a purpose of their own. */
  private static final Pattern TOOLS =
      Pattern.compile(
          "alpine|busybox|debian|ubuntu|bash|restic|borg|kopia|duplicati|backup|postgres|rsync|filebrowser|code-server");

  /** A service and what it sees. */
  private record User(ComposeService service, List<ComposeMount> mounts) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    List<User> users = new ArrayList<>();
    for (ComposeService service : file.servers().isEmpty() ? file.servers() : file.services()) {
      users.add(new User(service, ComposeMount.of(service)));
    }
    for (ComposeService server : file.servers()) {
      Optional<ComposeMount> data = ComposeMount.data(server).filter(d -> isVolume(d.source()));
      for (User user : data.isEmpty() ? List.<User>of() : users) {
        for (ComposeMount mount : user.mounts()) {
          if (mount.source().equals(data.get().source()) && isApp(user.service(), mount)) {
            found.add(finding(server, user.service(), mount, data.get()));
            break;
          }
        }
      }
    }
  }

  /** A directory of the host may hold many things. */
  private static boolean isVolume(String source) {
    return source.matches("[A-Za-z0-9][\\w.-]*");
  }

  private static boolean isApp(ComposeService service, ComposeMount mount) {
    String words = (service.name() + " " + mount.target()).toLowerCase(Locale.ROOT);
    return !mount.readOnly()
        && service.image().map(ImageRef::full).filter(i -> !TOOLS.matcher(i).find()).isPresent()
        && !CARE.matcher(words).find()
        && service.map().get("profiles").isEmpty();
  }

  private static Finding finding(
      ComposeService server, ComposeService app, ComposeMount mount, ComposeMount data) {
    return INFO.at(
            mount.place(), "`" + app.name() + "` writes into the volume of `" + server.name() + "`")
        .related(data.place(), "the server keeps its data here")
        .help("give `" + app.name() + "` a volume of its own");
  }
}

package dev.pggen.artifact;

import dev.pggen.stack.ImageBuild;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The directory {@code build/}: what makes the server's image on the host, if anything does. */
final class BuildFiles {
  private BuildFiles() {}

  static Optional<OutputFile> of(Parts parts) {
    return parts.db().traits().built().map(build -> dockerfile(parts, build));
  }

  private static OutputFile dockerfile(Parts parts, ImageBuild build) {
    String major = parts.server().major().value().toString();
    String text =
        Templates.render(
            "build/Dockerfile",
            Map.of(
                "spec", parts.spec(),
                "base", build.base().value().toString(),
                "held", List.of("postgresql-" + major, "postgresql-client-" + major),
                "packages", build.packages()));
    return Reasons.fromComments(
        build.dockerfile(), text, false, "# ", "makes the server's image on the host");
  }
}

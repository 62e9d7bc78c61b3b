package dev.pggen.lint.rule;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Workload;
import java.util.Optional;
import java.util.Set;

/** By which variables SonarQube is told of its database; those of old are read up to 9.8. */
final class SonarQubeVariables {
  private static final String IMAGE = "docker.io/library/sonarqube";
  private static final String OLD = "SONARQUBE_JDBC_URL";

  /** What is read in its place. */
  static final String MEANT = "SONAR_JDBC_URL";

  /** Tags of whatever is the newest. */
  private static final Set<String> NEWEST =
      Set.of("", "latest", "community", "developer", "enterprise", "lts", "lts-community", "lta");

  private SonarQubeVariables() {}

  /** The address that is given under the old name to a release that reads it no more. */
  static Optional<EnvVar> unread(Workload workload) {
    return workload.env().stream()
        .filter(v -> v.name().equals(OLD))
        .filter(v -> workload.env().stream().noneMatch(o -> isSet(o.name())))
        .filter(
            v ->
                workload
                    .image()
                    .isKnownAnd(i -> i.full().equals(IMAGE) && i.digest().isEmpty() && isLater(i)))
        .findFirst();
  }

  private static boolean isSet(String name) {
    return name.equals(MEANT) || name.equals("sonar.jdbc.url") || name.equals(EnvVar.ALL);
  }

  private static boolean isLater(ImageRef image) {
    String[] numbers = image.tag().split("[.-]", 3);
    if (!numbers[0].matches("[0-9]{1,4}")) {
      return NEWEST.contains(image.tag());
    }
    int major = Integer.parseInt(numbers[0]);
    boolean first = numbers.length > 1 && numbers[1].matches("[0-8]");
    return major > 9 || major == 9 && !first;
  }
}

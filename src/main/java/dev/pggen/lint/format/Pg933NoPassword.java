package dev.pggen.lint.format;

import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclObject;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ServerImages;
import java.util.List;
import java.util.Set;

/**
 * A server of the official image that is given no password, and no volume on which a cluster may
 * lie already.
 */
public final class Pg933NoPassword implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG933",
          "no-password",
          Severity.ERROR,
          "the image makes no cluster without one, and ends: it never starts");

  private static final Set<String> GIVEN =
      Set.of("POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRES_HOST_AUTH_METHOD");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    return jobs.tasks()
        .filter(JobTask::isServer)
        .filter(Pg933NoPassword::isWithout)
        .map(
            server ->
                INFO.at(server.block().definition(), "`" + server.name() + "` has no password")
                    .help(
                        "let a `template` write one to `secrets/`, and name the file by"
                            + " `POSTGRES_PASSWORD_FILE`"))
        .toList();
  }

  private static boolean isWithoutMounts(HclBody config) {
    return config.blocks("mount").isEmpty()
        && config.attribute("mount").isEmpty()
        && config.attribute("mounts").isEmpty()
        && config.attribute("volumes").isEmpty()
        && config.blocks("dynamic").isEmpty();
  }

  private static boolean isWithout(JobTask server) {
    boolean official =
        server
            .docker()
            .filter(c -> c.attribute("entrypoint").isEmpty())
            .filter(c -> server.body().blocks("volume_mount").isEmpty() && isWithoutMounts(c))
            .flatMap(c -> server.jobs().text(c, "image"))
            .map(ImageRef::parse)
            .filter(ServerImages::isOfficial)
            .isPresent();
    boolean known =
        server.jobs().value(server.body(), "env").filter(e -> !(e instanceof HclObject)).isEmpty()
            && Jobs.tellsAll(server.body(), "env")
            && Jobs.tellsAll(server.body(), "template")
            && JobTemplate.of(server).stream().allMatch(JobTemplate::isFile);
    return official && known && server.variables().keySet().stream().noneMatch(GIVEN::contains);
  }
}

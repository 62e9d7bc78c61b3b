package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server that is restarted by a new password or token, which it does not read.
 *
 * <p>Silent where the template does not feed the password of the image's own entrypoint.
 */
public final class Pg925RotationRestartsServer implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG925",
          "rotation-restarts-server",
          Severity.WARNING,
          "the image reads the password when it makes a cluster, and never again: with a new value"
              + " the server restarts, still takes the old one, and the application is locked out");

  private static final String PASSWORD = "POSTGRES_PASSWORD";
  private static final String SCRIPTS = "/docker-entrypoint-initdb.d";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "nomad";
  }

  @Override
  public Class<HclFile> documents() {
    return HclFile.class;
  }

  @Override
  public Stream<Finding> check(HclFile file) {
    return Jobs.of(file)
        .tasks()
        .filter(JobTask::isServer)
        .flatMap(
            task ->
                Stream.concat(
                    JobTemplate.of(task).stream().flatMap(t -> finding(t).stream()),
                    task.body().blocks("identity").stream()
                        .flatMap(identity -> finding(task, identity).stream())));
  }

  /** A token that is renewed long before its time is over, and restarts the server each time. */
  private static Optional<Finding> finding(JobTask server, HclBlock identity) {
    Optional<HclAttribute> mode = identity.body().attribute("change_mode");
    boolean restarts =
        identity.body().attribute("ttl").isPresent()
            && server
                .jobs()
                .text(identity.body(), "change_mode")
                .filter("restart"::equals)
                .isPresent();
    return restarts
        ? Optional.of(
            INFO.at(
                    mode.orElseThrow().value().span(),
                    "each renewal of this identity restarts `" + server.name() + "`")
                .why(
                    "the client renews it before its `ttl` is over, again and again; the server"
                        + " does not read it, and each restart ends all connections")
                .help("write `change_mode = \"noop\"`, or leave the line out: that is the default"))
        : Optional.empty();
  }

  private static Optional<Finding> finding(JobTemplate template) {
    Optional<HclAttribute> mode = template.attribute("change_mode");
    boolean restarts =
        mode.isEmpty()
            || template
                .task()
                .jobs()
                .text(mode.get().value())
                .filter("restart"::equals)
                .isPresent();
    boolean feeds = template.isEnv() ? isLine(template) : isFile(template);
    boolean script = !template.isEnv() && !feeds && isScript(template);
    if (!restarts || !feeds && !script) {
      return Optional.empty();
    }
    return Optional.of(
        INFO.at(
                mode.map(m -> m.value().span()).orElse(template.block().definition()),
                (script ? "a new value in this script restarts `" : "a new password restarts `")
                    + template.task().name()
                    + "` and changes nothing in it")
            .help(
                "write `change_mode = \"noop\"`; change the password in the server with `ALTER"
                    + " ROLE`, and restart the application"));
  }

  private static boolean isLine(JobTemplate template) {
    return UnnamedLine.withPassword(template).isPresent()
        || EnvLine.of(template).stream()
            .filter(line -> line.name().equals(PASSWORD))
            .anyMatch(line -> !line.lookups(template).isEmpty());
  }

  /** The file that the variable names. */
  private static boolean isFile(JobTemplate template) {
    Optional<String> named =
        template
            .task()
            .env(PASSWORD + "_FILE")
            .flatMap(v -> JobText.of(template.task().jobs().value(v)))
            .map(t -> t.text().replace("${NOMAD_SECRETS_DIR}", "/secrets"));
    return !template.lookups().isEmpty()
        && named.isPresent()
        && template.destination().filter(d -> named.get().equals("/" + d)).isPresent();
  }

  /** What the image runs when it makes a cluster, by the way in which it is mounted there. */
  private static boolean isScript(JobTemplate template) {
    Optional<String> path = template.destination();
    Jobs jobs = template.task().jobs();
    return path.isPresent()
        && template.lookups().stream().anyMatch(Lookup::isSecret)
        && template.task().config().stream()
            .flatMap(config -> TaskMount.of(jobs, config).stream())
            .filter(mount -> mount.target().startsWith(SCRIPTS))
            .anyMatch(mount -> mount.leadsTo(path.get()));
  }
}
